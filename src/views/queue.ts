import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { calendarOf, readAgencies } from '#modules/agency/server';
import type { FactType, NationalState, OfficerActor, Place } from '#modules/dossier';
import { readDossierNumber } from '#modules/dossier/server';
import { CLOSED_PLACES, seatsOf, type QueueFilters, type QueueTab, type Seat } from '#modules/queue';
import type { Db } from '#kernel/database';
import { plannedEachTime } from '#kernel/statements';
import { fold, maskName } from '#kernel/text';
import { readCursor, type Cursor } from './cursor.ts';
import { narrowed, placesShown } from './queue-narrowing.ts';
import { consulted, scopeOf, within, type Scope } from './queue-scope.ts';
import { hasWords } from './words-in.ts';

export interface QueueAsked {
  readonly officer: OfficerActor;
  /** The officer's first seat when absent. */
  readonly seat?: Seat | undefined;
  readonly tab: QueueTab;
  readonly filters?: QueueFilters;
  /** Words or a number; looks through every state. */
  readonly q?: string | undefined;
  /** Where the page before ended, or where the page after began; one of the two. */
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly limit?: number | undefined;
  readonly now: Temporal.Instant;
}

export interface QueueRow {
  readonly id: string;
  readonly reference: string;
  readonly code: string | null;
  readonly procedureCode: string;
  readonly procedureName: string;
  /** Given name and initials: a list stands open on a desk. */
  readonly applicantName: string;
  readonly channel: 'online' | 'direct' | 'postal';
  /** Whose calendar its time runs by. */
  readonly agencyId: string;
  readonly unitId: string;
  readonly place: Place;
  readonly national: NationalState;
  readonly stepId: string | null;
  readonly filedAt: string;
  readonly receivedAt: string | null;
  readonly dueAt: string | null;
  /** By when the office must do something next; null when nothing is due. */
  readonly actBy: string | null;
  readonly assigneeName: string | null;
  readonly version: number;
  /** The version this officer has seen; null when they never opened it. */
  readonly seenVersion: number | null;
  /** What somebody else did since this officer looked; null when nothing. */
  readonly changedBy: FactType | null;
  /** Whether any officer has opened it. */
  readonly opened: boolean;
}

export interface QueuePage {
  readonly seat: Seat | null;
  readonly seats: readonly Seat[];
  readonly tab: QueueTab;
  readonly rows: readonly QueueRow[];
  /** To be passed as `after`; null on the last page. */
  readonly next: string | null;
  /** To be passed as `before`; null on the first page. */
  readonly previous: string | null;
}

const MOST_ROWS = 500;
const USUAL_ROWS = 50;

/** One page of a desk's dossiers, most urgent first; closed ones and what a search finds newest first. Names are joined after the cut. */
export async function queuePage(db: Db, asked: QueueAsked): Promise<QueuePage> {
  const seats = seatsOf(asked.officer);
  const seat = seats.find((one) => isSame(one, asked.seat)) ?? seats[0] ?? null;
  if (!seat) return { seat, seats, tab: asked.tab, rows: [], next: null, previous: null };

  const limit = Math.min(Math.max(asked.limit ?? USUAL_ROWS, 1), MOST_ROWS);
  const before = readCursor(asked.before);
  const found = await cutOut(db, asked, { seat, limit, cursor: before ?? readCursor(asked.after), back: before !== null });
  // Whoever walked back to the beginning is shown a whole first page, not the few rows that stand before where they came from.
  if (before && found.length <= limit) return queuePage(db, { ...asked, before: undefined, after: undefined });

  const more = found.length > limit;
  const kept = before ? found.slice(-limit) : found.slice(0, limit);
  return {
    seat,
    seats,
    tab: asked.tab,
    rows: kept.map(({ cursor: _cursor, ...row }) => ({ ...row, applicantName: maskName(row.applicantName) })),
    next: more || before ? (kept.at(-1)?.cursor ?? null) : null,
    previous: before || readCursor(asked.after) ? (kept[0]?.cursor ?? null) : null,
  };
}

type Found = QueueRow & { readonly cursor: string };

async function cutOut(
  db: Db,
  asked: QueueAsked,
  cut: { seat: Seat; limit: number; cursor: Cursor | null; back: boolean },
): Promise<readonly Found[]> {
  const { seat, cursor, back } = cut;
  const { officerId } = asked.officer;
  const calendar = await calendarOf(db, seat.agencyId);
  const narrowing: Narrowing = {
    seat,
    scope: scopeOf(seat, { officer: asked.officer, tree: await readAgencies(db) }),
    filters: narrowed(asked.filters ?? {}, { officerId, now: asked.now, calendar }),
    cursor,
    back,
    // Written out: how few are wanted is what the plan is made for.
    rows: sql.lit(cut.limit + 1),
  };
  const newestFirst = isNewestFirst(asked);
  const plan = isUsual(asked, cut.limit) ? sql`` : plannedEachTime;
  const { rows } = await sql<Found>`${plan}
    with page as (${newestFirst ? newest(asked, narrowing) : mostUrgent(asked, narrowing)})
    select page.id, page.reference, page.code, page.procedure_code as "procedureCode", p.name as "procedureName",
      page.applicant_name as "applicantName", page.channel, page.agency_id as "agencyId", page.unit_id as "unitId", page.place, page.national,
      page.step_id as "stepId", page.filed_at as "filedAt", page.received_at as "receivedAt", page.due_at as "dueAt",
      nullif(page.act_by, 'infinity') as "actBy", (select o.full_name from officer o where o.id = page.assignee_id) as "assigneeName",
      page.version, seen.version as "seenVersion", seen.opened,
      (select f.type from dossier_fact f
       where f.dossier_id = page.id and f.seq > seen.version and f.actor_id is distinct from ${officerId}::uuid
       order by f.seq desc limit 1) as "changedBy",
      page.act_by::text || '|' || page.id as cursor
    from page
    left join procedure p on p.code = page.procedure_code
    cross join lateral (
      select max(s.version) filter (where s.officer_id = ${officerId}::uuid) as version, count(*) > 0 as opened
      from dossier_seen s where s.dossier_id = page.id
    ) as seen
    order by ${newestFirst ? sql`page.id desc` : sql`page.act_by, page.id`}`.execute(db);
  return rows;
}

interface Narrowing {
  readonly seat: Seat;
  readonly scope: Scope;
  readonly filters: RawBuilder<unknown>;
  readonly cursor: Cursor | null;
  /** Walking towards the beginning. */
  readonly back: boolean;
  readonly rows: RawBuilder<unknown>;
}

/**
 * The first rows of each unit and state, then the first of those: every part is the beginning of one range of one index, however many
 * dossiers lie behind it, and only what is shown is fetched. A million dossiers, 13,000 of them open at one desk: 4 ms; of the whole
 * province, 40,000 open in 80 units: 10 ms.
 */
function mostUrgent(asked: QueueAsked, { seat, scope, filters, cursor, back, rows }: Narrowing): RawBuilder<unknown> {
  const here = cursor && sql`(${cursor.at}::timestamptz, ${cursor.id}::uuid)`;
  const beyond = here ? sql`(act_by, id) ${back ? sql`<` : sql`>`} ${here}` : sql`true`;
  const order = back ? sql`act_by desc, id desc` : sql`act_by, id`;
  if (asked.tab === 'opinions') {
    return sql`select * from dossier where ${consulted(seat)} and ${filters} and ${beyond} order by ${order} limit ${rows}`;
  }
  const places = placesShown(asked.tab, { role: seat.role, filters: asked.filters ?? {} });
  return sql`
    select dossier.*
    from (
      select first.id
      from unnest(${scope.values}::${sql.raw(scope.type)}[]) as held (by)
      cross join unnest(${places}::text[]) as standing (place)
      cross join lateral (
        select id, act_by from dossier
        where ${sql.ref(scope.column)} = held.by and dossier.place = standing.place and ${filters} and ${beyond}
        order by ${order}
        limit ${rows}
      ) as first
      order by ${order}
      limit ${rows}
    ) as cut
    join dossier using (id)`;
}

function newest(asked: QueueAsked, { seat, scope, filters, cursor, back, rows }: Narrowing): RawBuilder<unknown> {
  const wanted = isSearch(asked)
    ? sql`(${within(scope)} or ${consulted(seat)}) and ${isIt(asked.q ?? '')}`
    : sql`${within(scope)} and place in (${sql.join(CLOSED_PLACES.map((place) => sql.lit(place)))})`;
  const beyond = cursor ? sql`id ${back ? sql`>` : sql`<`} ${cursor.id}::uuid` : sql`true`;
  return sql`
    select * from dossier where ${wanted} and ${filters} and ${beyond} order by id ${back ? sql`asc` : sql`desc`} limit ${rows}`;
}

/** A whole code or reference is answered by one index at once; anything else is words. */
function isIt(q: string): RawBuilder<unknown> {
  const read = readDossierNumber(q);
  return read ? sql`${sql.ref(read.kind)} = ${read.number}` : hasWords(q);
}

function isNewestFirst(asked: QueueAsked): boolean {
  return asked.tab === 'closed' || isSearch(asked);
}

function isSearch(asked: QueueAsked): boolean {
  return fold(asked.q ?? '') !== '';
}

/** What everybody looks at all day is planned once; what somebody narrows down or looks for in words, as it is asked. */
function isUsual(asked: QueueAsked, limit: number): boolean {
  const inWords = isSearch(asked) && !readDossierNumber(asked.q ?? '');
  return limit === USUAL_ROWS && !inWords && Object.keys(asked.filters ?? {}).length === 0;
}

function isSame(one: Seat, other: Seat | undefined): boolean {
  return one.role === other?.role && one.agencyId === other.agencyId && one.standsInFor?.officerId === other.standsInFor?.officerId;
}
