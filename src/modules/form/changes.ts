import type { Answers } from './form.ts';
import { mergeAnswers, takingAway } from './merge.ts';
import { below, isEmpty, isRecord, valueAt, withValue } from './pointer.ts';

/** One answer, or one part of it, and what it became; `null`: it was taken away. */
export interface Change {
  /** JSON Pointer into the answers. */
  readonly path: string;
  readonly value: unknown;
}

/**
 * A patch as single changes, each of one value that has no parts. What takes an object away takes away each thing in it, as far as the
 * answers before hold it, so that every change can be weighed by itself; and then the object, if nothing in it stayed.
 */
export function changesIn(patch: Answers, answers: Answers): readonly Change[] {
  return Object.entries(patch).flatMap(([key, value]) => leaves(below('', key), value, answers));
}

/** What was changed between two patches that were read from the same screen; what the later one does not mention stays. */
export function changesBetween(earlier: Answers, later: Answers): readonly Change[] {
  const before = new Map(changesIn(earlier, {}).map(({ path, value }) => [path, JSON.stringify(value)]));
  const changed = changesIn(later, earlier).filter(({ path, value }) => before.get(path) !== JSON.stringify(value));
  return changed.filter(({ path, value }) => value !== null || !isNothing(valueAt(earlier, path)));
}

/** Paths of single answers that are not the same in both. */
export function differingPaths(one: Answers, other: Answers): readonly string[] {
  const [left, right] = [one, other].map(
    (answers) => new Map(changesIn(answers, {}).map(({ path, value }) => [path, JSON.stringify(value)])),
  );
  return [...new Set([...left!.keys(), ...right!.keys()])].filter((path) => left!.get(path) !== right!.get(path));
}

/** The changes as one patch for `mergeAnswers`. An object is taken away only when nothing is put into it. */
export function patchOf(changes: readonly Change[]): Answers {
  const outerFirst = [...changes].sort((one, other) => one.path.length - other.path.length);
  const given = outerFirst.filter(({ value }) => value !== null).reduce<Answers>((so, { path, value }) => withValue(so, path, value), {});
  return outerFirst
    .filter(({ path, value }) => value === null && valueAt(given, path) === undefined)
    .reduce<Answers>((so, { path }) => (isGone(so, path) ? so : withValue(so, path, null)), given);
}

/** Whether a patch takes away an object around this path, and the path with it. */
function isGone(patch: Answers, path: string): boolean {
  const around = path.slice(0, path.lastIndexOf('/'));
  return around !== '' && (valueAt(patch, around) === null || isGone(patch, around));
}

/** When single answers were changed, by path: milliseconds of the server's clock. */
export type ChangedAt = Readonly<Record<string, number>>;

/** Answers after a patch, and when each was changed last. */
export interface Merged {
  readonly answers: Answers;
  readonly changedAt: ChangedAt;
  /** Something of the patch was older than what is there, and stayed out. */
  readonly overtaken: boolean;
}

/**
 * Lays a patch over answers: per answer the later change wins, whichever arrives first. A change sent twice, or late, undoes nothing.
 *
 * What the patch does not date happened now; nothing happened later than now.
 */
export function mergeNewer(
  before: { readonly answers: Answers; readonly changedAt: ChangedAt },
  patch: Answers,
  asked: { readonly dated: ChangedAt; readonly now: number },
): Merged {
  const changedAt = new Map(Object.entries(before.changedAt));
  const kept: Change[] = [];
  const emptied: string[] = [];
  let overtaken = false;
  for (const change of changesIn(patch, before.answers)) {
    const { path, value } = change;
    if (value === null && isFull(valueAt(before.answers, path))) {
      emptied.push(path);
      continue;
    }
    const given = datedAt(asked.dated, path);
    const isSame = JSON.stringify(value) === JSON.stringify(valueAt(before.answers, path) ?? null);
    if (isSame && given === undefined) continue;
    const at = Math.min(asked.now, given ?? asked.now);
    if ((changedAt.get(path) ?? 0) > at) {
      overtaken ||= !isSame;
      continue;
    }
    changedAt.set(path, at);
    kept.push(change);
  }
  const answers = mergeAnswers(before.answers, patchOf(kept));
  const gone = emptied.filter((path) => isEmpty(valueAt(answers, path)));
  return { answers: mergeAnswers(answers, takingAway(gone)), changedAt: Object.fromEntries(newest(changedAt)), overtaken };
}

/** More dates than this are kept by no real form; the oldest go. */
const MOST_DATES = 5_000;

function newest(changedAt: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  const dates = [...changedAt];
  return dates.length <= MOST_DATES ? dates : dates.sort(([, one], [, other]) => other - one).slice(0, MOST_DATES);
}

/** The date of a path, or of the object around it. */
function datedAt(dated: ChangedAt, path: string): number | undefined {
  for (let here = path; here !== ''; here = here.slice(0, here.lastIndexOf('/'))) {
    if (Object.hasOwn(dated, here)) return dated[here];
  }
  return undefined;
}

function leaves(path: string, value: unknown, answers: Answers): readonly Change[] {
  if (value === null) {
    const gone = valueAt(answers, path);
    return [...(isFull(gone) ? Object.keys(gone).flatMap((key) => leaves(below(path, key), null, answers)) : []), { path, value }];
  }
  return isFull(value) ? Object.entries(value).flatMap(([key, inner]) => leaves(below(path, key), inner, answers)) : [{ path, value }];
}

function isFull(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && Object.keys(value).length > 0;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}
