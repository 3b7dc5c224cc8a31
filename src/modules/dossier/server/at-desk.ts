import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import type { Actor, OfficerActor } from '../actor.ts';
import { deskRights, type DeskRights } from '../desk-rights.ts';
import { mayRead, type ActingAs } from '../permissions.ts';
import { unlessOpened, type DossierWithFacts } from './dossier-store.ts';
import { relationOf } from './surroundings.ts';

/** An officer with a dossier before them. */
export interface AtDesk extends DossierWithFacts {
  readonly officer: OfficerActor;
  readonly acting: ActingAs;
  readonly rights: DeskRights;
}

export type AtDeskRefusal = { readonly code: 'dossier.unknown' };

/**
 * The officer and the dossier, if they may see it. What is personal in it was shown to them, and noted, when they opened it; where this
 * very request did, `opened`, it is not read anew.
 */
export async function atDesk(
  asked: { readonly actor: Actor; readonly dossierId: string; readonly opened?: DossierWithFacts | undefined },
  needs: { readonly db: Db },
): Promise<Result<AtDesk, AtDeskRefusal>> {
  const { actor, dossierId, opened } = asked;
  const found = actor.kind === 'officer' && isId(dossierId) ? await unlessOpened(needs.db, { dossierId, opened }) : null;
  if (!found || actor.kind !== 'officer') return refuse({ code: 'dossier.unknown' });
  const relation = await relationOf(needs.db, found.dossier);
  const acting = mayRead(actor, relation);
  return acting.ok ? ok({ ...found, officer: actor, acting: acting.value, rights: deskRights(actor, relation) }) : acting;
}
