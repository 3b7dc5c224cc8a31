import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import { choicesOf, entryOf, readValue, type FactEntry, type FactValue } from '../fact-choice.ts';
import type { KnownFact, Statement } from '../read-facts.ts';
import { confirmedBy, contestsOf, insertContest, insertSaid, type Contest, type FactPlace } from './contest-store.ts';
import { openLocker, type Locker, type LockerAsker } from './open-locker.ts';
import { ownerOf, type LockerOwner, type OwnerOnly } from './owner.ts';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** A fact as its owner puts it right: what was said of it, and whether an office is asked about it already. */
export interface FactOpened {
  readonly owner: LockerOwner;
  readonly fact: KnownFact;
  readonly thing: Locker['things'][number] | null;
  readonly entry: FactEntry;
  /** What holds stands in the account: that is where it is put right. */
  readonly inAccount: boolean;
  readonly waiting: Contest | null;
}

interface FactAsked {
  readonly actor: LockerAsker;
  readonly account: readonly Statement[];
  readonly place: FactPlace;
}

/** What its owner holds right: one of what was said, by its place, or what they typed. */
export interface TypedFact {
  readonly choice: string;
  readonly text: string;
  /** `changed`: it was right then; `wrong`: the office that found it right is to look again. */
  readonly why: string;
  readonly reason: string;
}

export type FactIssue = {
  readonly field: 'choice' | 'text' | 'why' | 'reason';
  readonly code: 'fact.choice' | 'fact.text' | 'fact.why' | 'fact.reason';
};

export type CorrectRefusal =
  | OwnerOnly
  | { readonly code: 'fact.unknown' }
  | { readonly code: 'fact.waiting' | 'fact.in-account' }
  | { readonly code: 'fact.malformed'; readonly issues: readonly FactIssue[] };

const LONGEST_REASON = 1000;
const MOST_CONTESTS = 100;

/** Opens one fact of a locker for its owner. */
export async function openFact(asked: FactAsked, needs: Needs): Promise<Result<FactOpened, OwnerOnly | { readonly code: 'fact.unknown' }>> {
  const owner = ownerOf(asked.actor);
  if (!owner.ok) return owner;
  const locker = await openLocker(asked, needs);
  if (!locker.ok) return refuse({ code: 'locker.owner-only' });
  const { thingId, meaning } = asked.place;
  const thing = thingId === null ? null : (locker.value.things.find(({ id }) => id === thingId) ?? null);
  const facts = thingId === null ? locker.value.facts : (thing?.facts ?? []);
  const fact = facts.find((one) => one.meaning === meaning);
  if (!fact) return refuse({ code: 'fact.unknown' });
  const contests = await contestsOf(needs.db, { partyId: owner.value.partyId, limit: MOST_CONTESTS });
  const waiting = contests.find((one) => one.answer === null && one.meaning === meaning && one.thingId === thingId) ?? null;
  const inAccount = fact.holds.dossierId === null && fact.holds.by !== 'owner';
  return ok({ owner: owner.value, fact, thing, entry: entryOf(fact), inAccount, waiting });
}

/**
 * Puts a fact right: what its owner says counts from now on, wherever it is filled in. Where an office found right what its owner holds
 * wrong, that office is asked to look again, and until it has nothing changes.
 */
export async function correctFact(
  asked: FactAsked & { readonly typed: TypedFact },
  needs: Needs,
): Promise<Result<{ readonly done: 'said' | 'contested' | 'same' }, CorrectRefusal>> {
  const opened = await openFact(asked, needs);
  if (!opened.ok) return opened;
  const { owner, fact, inAccount } = opened.value;
  if (inAccount) return refuse({ code: 'fact.in-account' });
  const read = readTyped(asked.typed, opened.value, inVietnam(needs.now).toPlainDate().toString());
  if (!read.ok) return read;
  const { value, why } = read.value;
  const { holds } = fact;
  if (JSON.stringify(value.value) === JSON.stringify(holds.value)) return ok({ done: 'same' });
  const place = { ...asked.place, partyId: owner.partyId };
  const said = { ...place, ...value, label: holds.label, at: needs.now.toString() };
  const agencyId = holds.dossierId === null ? null : await confirmedBy(needs.db, { ...place, dossierId: holds.dossierId });
  if (why === 'wrong' && agencyId !== null && holds.dossierId !== null) {
    const { dossierId, told: toldThere } = holds;
    const { reason } = read.value;
    const laid = await insertContest(needs.db, { ...said, dossierId, agencyId, toldThere, reason, byPerson: owner.personId });
    return laid ? ok({ done: 'contested' }) : refuse({ code: 'fact.waiting' });
  }
  await insertSaid(needs.db, { ...said, personId: owner.personId, confirmedBy: null });
  return ok({ done: 'said' });
}

/** What an owner laid before offices, and what these said to it. */
export async function readContests(
  asked: { readonly actor: LockerAsker },
  needs: { readonly db: Db },
): Promise<Result<readonly Contest[], OwnerOnly>> {
  const owner = ownerOf(asked.actor);
  return owner.ok ? ok(await contestsOf(needs.db, { partyId: owner.value.partyId, limit: MOST_CONTESTS })) : owner;
}

function readTyped(
  typed: TypedFact,
  { fact, entry }: FactOpened,
  today: string,
): Result<{ readonly value: FactValue; readonly why: 'changed' | 'wrong'; readonly reason: string }, CorrectRefusal> {
  const chosen = choicesOf(fact)[Number(typed.choice)];
  // Whoever writes something down means that, whatever stood chosen before.
  const isTyped = entry !== null && (typed.choice === 'khac' || typed.text.trim() !== '');
  const value = isTyped ? readValue(typed.text, { entry, today }) : chosen && /^\d{1,3}$/.test(typed.choice) ? chosen : null;
  // What nobody found right is simply said anew; there is nobody to ask.
  const mayContest = fact.holds.confirmedAt !== null && fact.holds.dossierId !== null;
  const why = mayContest ? (['changed', 'wrong'] as const).find((one) => one === typed.why) : 'changed';
  const reason = typed.reason.normalize('NFC').trim();
  const issues: FactIssue[] = [];
  if (value === null) issues.push(isTyped ? { field: 'text', code: 'fact.text' } : { field: 'choice', code: 'fact.choice' });
  if (why === undefined) issues.push({ field: 'why', code: 'fact.why' });
  if (why === 'wrong' && (reason === '' || reason.length > LONGEST_REASON)) issues.push({ field: 'reason', code: 'fact.reason' });
  if (issues.length > 0 || value === null || why === undefined) return refuse({ code: 'fact.malformed', issues });
  return ok({ value: { value: value.value, told: value.told }, why, reason });
}
