import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseLimit } from '#modules/calendar';
import { coveredYears, dueTime, readCalendarPack, WorkingCalendar, type CalendarPack } from '#modules/calendar/server';
import { readAgencyPack } from '#modules/agency/server';
import { readPlacePack } from '#modules/place/server';
import { isoInVietnam, ZONE } from '#kernel/clock';
import type { Malformed } from '#kernel/malformed';
import { ok, refuse, type Result } from '#kernel/result';

/** Where a command says its answer, and where it says why there is none. */
export interface Out {
  readonly print: (line: string) => void;
  readonly fail: (line: string) => void;
}

const PACK = new URL('../../../packs/ca-mau/', import.meta.url);
const USAGE = 'motcua due --received 2026-08-10T10:00 --limit "3.5 working days" [--agency ID]';
const LOCAL_OR_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:[0-5]\d)?(Z|[+-]\d{2}:\d{2})?$/;
const [ANSWERED, BAD_INPUT, BEYOND_CALENDAR] = [0, 1, 2];

/**
 * `motcua due`: when a dossier received at that moment must be settled, by the pack's own calendar and without a database.
 *
 * Prints one ISO time with offset and answers 0; 1 for input that cannot be read; 2 beyond the table of days.
 */
export async function due(args: readonly string[], out: Out): Promise<number> {
  const asked = readArguments(args);
  if (!asked.ok) return fail(out, asked.refusal.sentence);

  const pack = await readPack('calendar.json', readCalendarPack);
  const planId = await planOf(asked.value.agencyId, pack);
  if (!planId.ok) return fail(out, planId.refusal.sentence);
  const plan = pack.plans.find(({ id }) => id === planId.value);
  if (!plan) throw new Error(`The calendar of the pack has no sessions ${planId.value}`);

  const dueAt = dueTime(asked.value.from, asked.value.limit, new WorkingCalendar(plan, pack.days));
  if (!dueAt.ok) {
    out.fail(
      `The calendar has no days for ${dueAt.refusal.year}, so this due time cannot be told. It covers ${coveredYears(pack.days).join(', ')}.`,
    );
    return BEYOND_CALENDAR;
  }
  out.print(isoInVietnam(dueAt.value));
  return ANSWERED;
}

function fail(out: Out, sentence: string): number {
  out.fail(`motcua due: ${sentence}`);
  return BAD_INPUT;
}

interface Unusable {
  readonly code: 'arguments.unusable';
  readonly sentence: string;
}

function unusable(sentence: string): { readonly ok: false; readonly refusal: Unusable } {
  return refuse({ code: 'arguments.unusable', sentence });
}

function readArguments(args: readonly string[]) {
  const given = readOptions(args);
  if (!given.ok) return given;
  const { received, limit: limitText, agency } = given.value;
  if (received === undefined || limitText === undefined) return unusable(`--received and --limit are needed: ${USAGE}`);

  const from = readReceived(received);
  if (!from) return unusable(`--received "${received}" is no date and time such as 2026-08-10T10:00`);

  const limit = parseLimit(limitText);
  if (!limit.ok) return unusable(`--limit "${limitText}" is none of "3.5 working days", "10 days", "8 working hours"`);
  return ok({ from, limit: limit.value, agencyId: agency });
}

function readOptions(args: readonly string[]): Result<{ received?: string; limit?: string; agency?: string }, Unusable> {
  try {
    const options = { received: { type: 'string' }, limit: { type: 'string' }, agency: { type: 'string' } } as const;
    return ok(parseArgs({ args: [...args], options }).values);
  } catch (fault) {
    return unusable(`${fault instanceof Error ? fault.message : String(fault)}. Use: ${USAGE}`);
  }
}

/** A moment with offset, or by the clock on the wall in Vietnam. */
function readReceived(text: string): Temporal.Instant | null {
  const [, , offset] = LOCAL_OR_OFFSET.exec(text) ?? [];
  try {
    if (offset !== undefined) return Temporal.Instant.from(text);
    return LOCAL_OR_OFFSET.test(text) ? Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant() : null;
  } catch {
    return null;
  }
}

async function planOf(agencyId: string | undefined, { plans }: CalendarPack): Promise<Result<string, Unusable>> {
  if (agencyId === undefined) return ok('default');
  const units = await readPack('ca-mau-units.json', readPlacePack);
  const known = { unitCodes: new Set(units.map(({ code }) => code)), sessionPlanIds: new Set(plans.map(({ id }) => id)) };
  const agencies = await readPack('agencies.json', (content) => readAgencyPack(content, known));
  const agency = agencies.find(({ id }) => id === agencyId);
  return agency ? ok(agency.sessionPlanId) : unusable(`no agency ${agencyId} in the pack`);
}

async function readPack<T>(name: string, read: (content: unknown) => Result<T, Malformed>): Promise<T> {
  const content = read(JSON.parse(await readFile(new URL(`data/${name}`, PACK), 'utf8')));
  if (content.ok) return content.value;
  const { record, field, problem } = content.refusal;
  throw new Error(`${name}: ${record} ${field}: ${problem}`);
}
