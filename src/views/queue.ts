import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { AgencyTree } from '#modules/agency';
import { readAgencies } from '#modules/agency/server';
import { PLACES } from '#modules/dossier';
import type { NationalState, OfficerActor, OfficerRole, Place } from '#modules/dossier';
import type { Db } from '#kernel/database';
import { fold } from '#kernel/text';
import { readCursor, type Cursor } from './cursor.ts';
import { hasWords } from './words-in.ts';

/** What a desk's list can be narrowed down to. `mine`: what waits for this very role. */
export const QUEUE_TABS = ['mine', 'new', 'processing', 'supplement', 'fee', 'settled', 'closed', 'opinions'] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];

/** A role at an agency: the chair an officer sits on while looking at a queue. */
export interface Seat {
  readonly role: OfficerRole;
  readonly agencyId: string;
}

export interface QueueAsked {
  readonly officer: OfficerActor;
  /** The officer's first seat when absent. */
  readonly seat?: Seat | undefined;
  readonly tab: QueueTab;
  /** Words or a number; looks through every state. */
  readonly q?: string | undefined;
  /** Where the page before ended. */
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

export interface QueueRow {
  readonly id: string;
  readonly reference: string;
  readonly code: string | null;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly applicantName: string;
  /** Whose calendar its time runs by. */
  readonly agencyId: string;
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
}

export interface QueuePage {
  readonly seat: Seat | null;
  readonly seats: readonly Seat[];
  readonly tab: QueueTab;
  readonly rows: readonly QueueRow[];
  /** To be passed as `after`; null on the last page. */
  readonly next: string | null;
}

const CLOSED: readonly Place[] = ['handed-over', 'withdrawn', 'stopped', 'reception-refused'];
const PLACES_OF: Record<Exclude<QueueTab, 'mine' | 'opinions'>, readonly Place[]> = {
  new: ['filed'],
  processing: ['received', 'appraising', 'returned', 'awaiting-opinion', 'proposed', 'decided'],
  supplement: ['supplement-at-reception', 'supplement-in-appraisal'],
  fee: ['fee-required'],
  settled: ['settled', 'withdrawal-requested'],
  closed: CLOSED,
};
const MINE: Record<OfficerRole, readonly Place[]> = {
  receiver: ['filed', 'withdrawal-requested', 'settled'],
  head: ['received'],
  specialist: ['appraising', 'returned'],
  leader: ['proposed'],
  'records-clerk': ['decided'],
  supervisor: PLACES.filter((place) => !CLOSED.includes(place)),
  administrator: [],
};
const DESK_ROLES: readonly OfficerRole[] = ['receiver', 'head', 'specialist', 'leader', 'records-clerk', 'supervisor'];
const MOST_ROWS = 200;
const USUAL_ROWS = 50;

/** One page of a desk's dossiers, most urgent first; closed ones and what a search finds newest first. Names are joined after the cut. */
export async function queuePage(db: Db, asked: QueueAsked): Promise<QueuePage> {
  const seats = seatsOf(asked.officer);
  const seat = seats.find((one) => one.role === asked.seat?.role && one.agencyId === asked.seat.agencyId) ?? seats[0] ?? null;
  if (!seat) return { seat, seats, tab: asked.tab, rows: [], next: null };

  const limit = Math.min(Math.max(asked.limit ?? USUAL_ROWS, 1), MOST_ROWS);
  const scope = scopeOf(seat, { officer: asked.officer, tree: await readAgencies(db) });
  const newestFirst = asked.tab === 'closed' || isSearch(asked);
  const cut = { cursor: readCursor(asked.after), rows: limit + 1 };
  const { rows } = await sql<QueueRow & { cursor: string }>`
    with page as (${newestFirst ? newest(asked, { seat, scope, cut }) : mostUrgent(asked, { seat, scope, cut })})
    select page.id, page.reference, page.code, page.procedure_code as "procedureCode", p.name as "procedureName",
      page.applicant_name as "applicantName", page.agency_id as "agencyId", page.place, page.national, page.step_id as "stepId",
      page.filed_at as "filedAt", page.received_at as "receivedAt", page.due_at as "dueAt", nullif(page.act_by, 'infinity') as "actBy", o.full_name as "assigneeName",
      page.version, page.act_by::text || '|' || page.id as cursor
    from page
    left join procedure p on p.code = page.procedure_code
    left join officer o on o.id = page.assignee_id
    order by ${newestFirst ? sql`page.id desc` : sql`page.act_by, page.id`}`.execute(db);

  const shown = rows.slice(0, limit);
  return {
    seat,
    seats,
    tab: asked.tab,
    rows: shown.map(({ cursor: _cursor, ...row }) => row),
    next: rows.length > limit ? (shown.at(-1)?.cursor ?? null) : null,
  };
}

/** How many dossiers each tab of a seat holds; the closed ones are not counted, there are too many and nobody waits for them. */
export async function queueCounts(
  db: Db,
  asked: { readonly officer: OfficerActor; readonly seat: Seat },
): Promise<Readonly<Record<Exclude<QueueTab, 'closed'>, number>>> {
  const tree = await readAgencies(db);
  const open = PLACES.filter((place) => !CLOSED.includes(place));
  const { rows } = await sql<{ place: Place; count: number }>`
    select place, count(*) as count from dossier
    where ${within(scopeOf(asked.seat, { officer: asked.officer, tree }))} and place = any(${open}::text[])
    group by place`.execute(db);
  const opinions = await sql<{ count: number }>`
    select count(*) as count from dossier where ${consulted(asked.seat)}`.execute(db);

  const sum = (places: readonly Place[]) => rows.reduce((total, { place, count }) => total + (places.includes(place) ? count : 0), 0);
  return {
    mine: sum(MINE[asked.seat.role]),
    new: sum(PLACES_OF.new),
    processing: sum(PLACES_OF.processing),
    supplement: sum(PLACES_OF.supplement),
    fee: sum(PLACES_OF.fee),
    settled: sum(PLACES_OF.settled),
    opinions: opinions.rows[0]?.count ?? 0,
  };
}

/** The seats from which an officer may look at dossiers; an administrator of accounts has none. */
export function seatsOf(officer: OfficerActor): readonly Seat[] {
  return officer.roles.filter(({ role }) => DESK_ROLES.includes(role));
}

/** What a seat lets one see: dossiers whose desk, specialist or unit is one of these. */
interface Scope {
  readonly column: 'desk_id' | 'assignee_id' | 'unit_id';
  readonly type: 'text' | 'uuid';
  readonly values: readonly string[];
}

interface Cut {
  readonly cursor: Cursor | null;
  readonly rows: number;
}

interface Narrowing {
  readonly seat: Seat;
  readonly scope: Scope;
  readonly cut: Cut;
}

/** The desk's dossiers, one's own, or those of the agency and all below it. */
function scopeOf(seat: Seat, { officer, tree }: { officer: OfficerActor; tree: AgencyTree }): Scope {
  if (seat.role === 'receiver') return { column: 'desk_id', type: 'text', values: [seat.agencyId] };
  if (seat.role === 'specialist') return { column: 'assignee_id', type: 'uuid', values: [officer.officerId] };
  return { column: 'unit_id', type: 'text', values: tree.below(seat.agencyId).map(({ id }) => id) };
}

function within({ column, type, values }: Scope): RawBuilder<unknown> {
  return sql`${sql.ref(column)} = any(${values}::${sql.raw(type)}[])`;
}

/**
 * The first rows of each unit and state, then the first of those: every part is the beginning of one range of one index, however
 * many dossiers lie behind it. 200,000 dossiers, 10,000 of them open at one desk: 6 ms; sorting what `any` finds took 30.
 */
function mostUrgent(asked: QueueAsked, { seat, scope, cut }: Narrowing): RawBuilder<unknown> {
  const beyond = cut.cursor ? sql`(act_by, id) > (${cut.cursor.at}::timestamptz, ${cut.cursor.id}::uuid)` : sql`true`;
  if (asked.tab === 'opinions') {
    return sql`select * from dossier where ${consulted(seat)} and ${beyond} order by act_by, id limit ${cut.rows}`;
  }
  const places = asked.tab === 'mine' ? MINE[seat.role] : PLACES_OF[asked.tab];
  return sql`
    select first.*
    from unnest(${scope.values}::${sql.raw(scope.type)}[]) as held (by)
    cross join unnest(${places}::text[]) as standing (place)
    cross join lateral (
      select * from dossier
      where ${sql.ref(scope.column)} = held.by and dossier.place = standing.place and ${beyond}
      order by act_by, id
      limit ${cut.rows}
    ) as first
    order by first.act_by, first.id
    limit ${cut.rows}`;
}

function newest(asked: QueueAsked, { seat, scope, cut }: Narrowing): RawBuilder<unknown> {
  const wanted = isSearch(asked)
    ? sql`(${within(scope)} or ${consulted(seat)}) and ${hasWords(asked.q ?? '')}`
    : sql`${within(scope)} and place in (${sql.join(CLOSED.map((place) => sql.lit(place)))})`;
  const beyond = cut.cursor ? sql`id < ${cut.cursor.id}::uuid` : sql`true`;
  return sql`select * from dossier where ${wanted} and ${beyond} order by id desc limit ${cut.rows}`;
}

/** Opinions are asked from anywhere. */
function consulted(seat: Seat): RawBuilder<unknown> {
  if (seat.role === 'receiver' || seat.role === 'supervisor') return sql`false`;
  return sql`(consulted <> '{}' and consulted @> array[${seat.agencyId}]::text[])`;
}

function isSearch(asked: QueueAsked): boolean {
  return fold(asked.q ?? '') !== '';
}
