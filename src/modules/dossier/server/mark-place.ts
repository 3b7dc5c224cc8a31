import type { Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import { Defect } from '../action-body.ts';
import type { Actor } from '../actor.ts';
import type { Verdict } from '../check.ts';
import { atPlace } from '../defect-place.ts';
import { standingOf } from '../defect-standing.ts';
import { atDesk, type AtDeskRefusal } from './at-desk.ts';
import { dropChecks, keepCheck } from './check-store.ts';
import { getContents } from './supplement-store.ts';
import { revisionOf } from './surroundings.ts';

export interface MarkPlace {
  readonly actor: Actor;
  readonly dossierId: string;
  /** `component:ID`, or the path of an answer. */
  readonly place: string;
  /** `none` takes the mark back. */
  readonly verdict: Verdict | 'none';
  readonly code?: string | undefined;
  readonly reason?: string | undefined;
}

export type MarkRefusal =
  | AtDeskRefusal
  | { readonly code: 'check.not-yours' }
  | { readonly code: 'check.place-unknown' }
  | { readonly code: 'check.reason-needed'; readonly field: 'code' | 'reason' };

/**
 * An officer says of a paper or an answer that it is right, or what is wrong with it. It is work at the desk and no fact: nothing
 * reaches the applicant before a supplement request takes it up. Said twice, the later word counts.
 */
export async function markPlace(
  asked: MarkPlace,
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<null, MarkRefusal>> {
  const desk = await atDesk(asked, needs);
  if (!desk.ok) return desk;
  const { dossier, officer, rights } = desk.value;
  if (!rights.mayMark) return refuse({ code: 'check.not-yours' });

  const { db, now } = needs;
  const { place, verdict } = asked;
  const contents = await getContents(db, dossier.id);
  const { content } = await revisionOf(db, dossier.revisionId);
  if (standingOf(atPlace(place), content, { ...dossier, answers: contents.answers }) !== 'known') {
    return refuse({ code: 'check.place-unknown' });
  }
  if (verdict === 'none') {
    await dropChecks(db, { dossierId: dossier.id, place });
    return ok(null);
  }
  const said = verdict === 'right' ? ok({ code: null, reason: null }) : readWrong(asked);
  if (!said.ok) return said;
  const { answersRound: round } = contents;
  await keepCheck(db, {
    dossierId: dossier.id,
    round,
    place,
    officerId: officer.officerId,
    verdict,
    ...said.value,
    checkedAt: now.toString(),
  });
  return ok(null);
}

/** Read as the supplement request will read it. */
function readWrong({ place, code, reason }: MarkPlace): Result<{ readonly code: string; readonly reason: string }, MarkRefusal> {
  const read = Defect.safeParse({ ...atPlace(place), code, reason });
  if (read.success) return ok({ code: read.data.code, reason: read.data.reason });
  return refuse({ code: 'check.reason-needed', field: read.error.issues[0]?.path[0] === 'code' ? 'code' : 'reason' });
}
