import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import type { Actor, OfficerRole } from '../actor.ts';
import { mayTalk } from '../permissions.ts';
import type { Dossier } from './dossier-row.ts';
import { unlessOpened, type DossierWithFacts } from './dossier-store.ts';
import { relationOf } from './surroundings.ts';

/** Somebody who may write about a dossier: for which side, and as whom. */
export interface Talker {
  readonly side: 'applicant' | 'office';
  /** A person or an officer. */
  readonly id: string;
  readonly role: OfficerRole | null;
}

export type TalkRefusal = { readonly code: 'dossier.unknown' } | { readonly code: 'message.not-yours' };

/** Whether somebody may write and read messages about a dossier, asked before anything of it is shown; `opened` where this very request opened it. */
export async function talkAbout(
  asked: { readonly actor: Actor; readonly dossierId: string; readonly opened?: DossierWithFacts | undefined },
  needs: { readonly db: Db },
): Promise<Result<{ readonly dossier: Dossier; readonly talker: Talker }, TalkRefusal>> {
  const { actor, dossierId, opened } = asked;
  const found = isId(dossierId) && actor.kind !== 'system' ? await unlessOpened(needs.db, { dossierId, opened }) : null;
  if (!found || actor.kind === 'system') return refuse({ code: 'dossier.unknown' });
  const allowed = mayTalk(actor, await relationOf(needs.db, found.dossier));
  if (!allowed.ok) return allowed;

  const talker: Talker =
    actor.kind === 'citizen'
      ? { side: 'applicant', id: actor.personId, role: null }
      : { side: 'office', id: actor.officerId, role: allowed.value.role };
  return ok({ dossier: found.dossier, talker });
}
