import { enterInLedger } from '#modules/ledger/server';
import { inTransaction, type Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { leaveJob } from '#kernel/jobs';
import { ok, refuse, type Result } from '#kernel/result';
import { contestsAt, findContest, insertSaid, storeAnswer, type Contest, type ContestAnswer } from './contest-store.ts';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

interface Seat {
  readonly role: string;
  readonly agencyId: string;
}

/** Who asks, as far as seats go; the account's actor fits. */
export type ContestAsker =
  | { readonly kind: 'officer'; readonly officerId: string; readonly roles: readonly Seat[]; readonly standIns?: readonly Seat[] }
  | { readonly kind: 'citizen' }
  | { readonly kind: 'system' };

export type ContestRefusal = { readonly code: 'contest.not-yours' | 'contest.unknown' | 'contest.answered' | 'contest.because' };

/** Whose word found it right may find it wrong: who receives, leads or decides there. */
const ROLES: readonly string[] = ['receiver', 'head', 'leader'];

const MOST_SHOWN = 100;
const LONGEST_BECAUSE = 1000;

/** What owners of lockers ask the officer's offices to look at again, oldest first. */
export async function contestsHere(
  asked: { readonly actor: ContestAsker },
  needs: { readonly db: Db },
): Promise<Result<readonly Contest[], ContestRefusal>> {
  const seats = seatsOf(asked.actor);
  if (seats.length === 0) return refuse({ code: 'contest.not-yours' });
  return ok(await contestsAt(needs.db, { agencies: seats.map(({ agencyId }) => agencyId), limit: MOST_SHOWN }));
}

/** One of them, whole; that somebody looked is in its owner's ledger before it is shown. */
export async function openContest(
  asked: { readonly actor: ContestAsker; readonly contestId: string },
  needs: Needs,
): Promise<Result<Contest, ContestRefusal>> {
  const contest = isId(asked.contestId) ? await findContest(needs.db, asked.contestId) : null;
  const seat = seatsOf(asked.actor).find(({ agencyId }) => agencyId === contest?.agencyId);
  if (!contest || !seat || asked.actor.kind !== 'officer') return refuse({ code: 'contest.unknown' });
  await enterInLedger(needs.db, {
    at: needs.now.toString(),
    by: { kind: 'officer', id: asked.actor.officerId, role: seat.role, agencyId: seat.agencyId },
    kind: 'personal-data-read',
    subject: { kind: 'locker', id: contest.partyId },
    reason: 'contested',
    data: { contest: contest.id },
  });
  return ok(contest);
}

/** The office agrees, and what the owner says holds as found right; or keeps to what stands there. Either way it says why, once. */
export async function answerContest(
  asked: { readonly actor: ContestAsker; readonly contestId: string; readonly answer: ContestAnswer; readonly because: string },
  needs: Needs,
): Promise<Result<null, ContestRefusal>> {
  const { actor, answer } = asked;
  const contest = isId(asked.contestId) ? await findContest(needs.db, asked.contestId) : null;
  const isTheirs = seatsOf(actor).some(({ agencyId }) => agencyId === contest?.agencyId);
  if (!contest || !isTheirs || actor.kind !== 'officer') return refuse({ code: 'contest.unknown' });
  const because = asked.because.normalize('NFC').trim();
  if (because === '' || because.length > LONGEST_BECAUSE) return refuse({ code: 'contest.because' });
  const at = needs.now.toString();
  return inTransaction(needs.db, async function settle(trx): Promise<Result<null, ContestRefusal>> {
    if (!(await storeAnswer(trx, { id: contest.id, answer, because, at, officerId: actor.officerId })))
      return refuse({ code: 'contest.answered' });
    if (answer === 'agreed') await insertSaid(trx, { ...contest, at, personId: contest.byPerson, confirmedBy: contest.agencyId });
    await leaveJob(trx, 'contest-answered', { contestId: contest.id }, { key: `contest:${contest.id}` });
    return ok(null);
  });
}

function seatsOf(actor: ContestAsker): readonly Seat[] {
  if (actor.kind !== 'officer') return [];
  return [...actor.roles, ...(actor.standIns ?? [])].filter(({ role }) => ROLES.includes(role));
}
