import { fold } from '#kernel/text';
import { flag, type Flag } from './flag.ts';
import { limitsInText, readLimit, sameLimit, type Limit } from './limit.ts';
import type { ProcedureRecord, RecordedChannel } from './record.ts';

/** Traps in time limits, fees and ways of filing. What is the same in several channels is said once. */
export function channelTraps(record: ProcedureRecord): readonly Flag[] {
  const { channels } = record;
  const flags = channels.flatMap((one) => [...limitTraps(one, record.notes ?? ''), ...feeTraps(one, record.notes ?? '')]);
  const limits = channels.map((one) => readLimit(one.timeLimit).limit);
  const amounts = channels.map((one) => one.fee?.amount || null);

  if (!channels.some((one) => one.channel === 'online')) flags.push(flag('channel.missing-online'));
  if (limits.some((limit) => limits[0] && !sameLimit(limit, limits[0]))) flags.push(flag('limit.differs-by-channel', 'channels'));
  if (new Set(amounts).size > 1) flags.push(flag('fee.differs-by-channel', 'channels'));
  return saidOnce(flags);
}

function limitTraps({ channel, timeLimit }: RecordedChannel, notes: string): readonly Flag[] {
  const at = `channels.${channel}`;
  const { limit, from } = readLimit(timeLimit);
  const note = timeLimit.note ?? '';
  const words = typeof timeLimit.value === 'string' ? timeLimit.value : note;
  const flags: Flag[] = [];

  if (from === 'words' || confesses(ZERO_IN_SOURCE, note, notes)) flags.push(flag('limit.in-text', at, { text: words || notes }));
  if (from === 'nowhere') flags.push(flag('limit.unknown', at, { text: words }));
  if (timeLimit.unit === 'other' || confesses(OTHER_IN_SOURCE, note, notes))
    flags.push(flag('limit.unit-unclear', at, { text: words || notes }));
  if (typeof timeLimit.value === 'number' && !Number.isInteger(timeLimit.value)) {
    flags.push(flag('limit.decimal', at, { value: timeLimit.value }));
  }

  const ofCases = [note, notes].flatMap(caseClauses);
  if (ofCases.some((clause) => contradicts(clause, limit))) flags.push(flag('case.limit-differs', at, { text: ofCases.join('; ') }));
  const rest = ofCases.reduce((text, clause) => text.replace(clause, ' '), note);
  if (from === 'number' && contradicts(rest, limit)) flags.push(flag('limit.other-in-text', at, { text: note }));
  return flags;
}

/** Notes in which whoever looked the record up admits what the source said. */
const ZERO_IN_SOURCE = /trong mo ta|record (la|ghi)( thoi han)? 0\b/;
const OTHER_IN_SOURCE = /\bother\b/;

function confesses(pattern: RegExp, ...texts: readonly string[]): boolean {
  return texts.some((text) => pattern.test(fold(text)));
}

/** What a text says of a single case: from the word to the end of its clause. */
function caseClauses(text: string): readonly string[] {
  return [...text.matchAll(/(?:\bcase\b|trường hợp)[^;()–]*/giu)].map(([clause]) => clause);
}

function contradicts(text: string, limit: Limit): boolean {
  return limit.kind !== 'unpublished' && limitsInText(text).some((other) => !sameLimit(other, limit));
}

/** No fee of the State is smaller: less was surely written in thousands. */
const SMALLEST_FEE = 1000;

function feeTraps({ channel, fee }: RecordedChannel, notes: string): readonly Flag[] {
  const at = `channels.${channel}`;
  const amount = fee?.amount || null;
  if (amount === null) return [flag('fee.unknown', at, { text: fee?.note ?? '' })];
  const mentioned = numbersIn(`${fee?.note ?? ''} ${notes}`);
  const suspicious =
    amount < SMALLEST_FEE || mentioned.some((other) => (other >= 100 && other * 1000 === amount) || amount * 1000 === other);
  return suspicious ? [flag('fee.suspicious-unit', at, { amount })] : [];
}

/** The numbers of a text, Vietnamese thousands read as such: `700.000` is seven hundred thousand. */
function numbersIn(text: string): readonly number[] {
  return [...text.matchAll(/\d{1,3}(?:\.\d{3})+|\d+/g)].map(([number]) => Number(number.replaceAll('.', '')));
}

function saidOnce(flags: readonly Flag[]): Flag[] {
  const said = new Map<string, Flag>();
  for (const one of flags) {
    const key = JSON.stringify([one.code, one.facts]);
    const before = said.get(key);
    said.set(key, before ? { ...before, at: `${before.at}, ${one.at}` } : one);
  }
  return [...said.values()];
}
