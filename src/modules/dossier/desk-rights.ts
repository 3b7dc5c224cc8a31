import type { Actor } from './actor.ts';
import { actionsOf } from './permissions.ts';
import { isOpen } from './places.ts';
import type { DossierRelation } from './relation.ts';

/** What an officer may do at a dossier besides acting on it. */
export interface DeskRights {
  /** Say of papers and answers whether they are right: whoever may ask the applicant for better ones. */
  readonly mayMark: boolean;
  /** Write notes to the other officers: whoever has something to do with the dossier; a supervisor only reads. */
  readonly mayNote: boolean;
}

export function deskRights(actor: Actor, dossier: DossierRelation): DeskRights {
  if (actor.kind !== 'officer') return { mayMark: false, mayNote: false };
  const actions = actionsOf(actor, dossier);
  return { mayMark: isOpen(dossier.at) && actions.includes('ask-supplement'), mayNote: actions.length > 0 };
}
