import { sql } from 'kysely';
import { readAgencies } from '#modules/agency/server';
import type { OfficerActor, Place } from '#modules/dossier';
import { placesOf, TIMED_PLACES, type QueueTab, type Seat } from '#modules/queue';
import type { Db } from '#kernel/database';
import { consulted, scopeOf, type Scope } from './queue-scope.ts';

/** More than this is "many": whoever has a thousand late dossiers needs no exact figure of them. */
export const MOST_COUNTED = 1000;

/** How many dossiers a seat holds, by tab and by what is urgent; the closed ones are not counted, nobody waits for them. */
export interface QueueCounts {
  readonly tabs: Readonly<Record<Exclude<QueueTab, 'closed'>, number>>;
  /** Beyond its time, up to `MOST_COUNTED`. */
  readonly late: number;
  /** Filed and opened by nobody yet, up to `MOST_COUNTED`. */
  readonly unopened: number;
}

const SCOPES = { desk_id: 'desk', unit_id: 'unit', assignee_id: 'assignee' } as const;

/**
 * True at the moment they are read, and as cheap at a million dossiers: tabs are sums of counters kept beside the dossiers, urgency is
 * the beginning of a few ranges of an index.
 */
export async function queueCounts(
  db: Db,
  asked: { readonly officer: OfficerActor; readonly seat: Seat; readonly now: Temporal.Instant },
): Promise<QueueCounts> {
  const { seat } = asked;
  const scope = scopeOf(seat, { officer: asked.officer, tree: await readAgencies(db) });
  const { rows } = await sql<{ counted: Partial<Record<Place, number>> | null; opinions: number; late: number; unopened: number }>`
    select
      (select json_object_agg(place, count) from (${counters(scope)}) as counter) as counted,
      (select count(*) from dossier where ${consulted(seat)}) as opinions,
      (select count(*) from (${late(scope, asked.now)}) as found) as late,
      (select count(*) from (${unopened(scope, seat)}) as found) as unopened`.execute(db);
  const row = rows[0];

  const counted = row?.counted ?? {};
  const sum = (tab: Exclude<QueueTab, 'opinions'>) => placesOf(tab, seat.role).reduce((total, place) => total + (counted[place] ?? 0), 0);
  return {
    tabs: {
      mine: sum('mine'),
      new: sum('new'),
      processing: sum('processing'),
      supplement: sum('supplement'),
      fee: sum('fee'),
      settled: sum('settled'),
      open: sum('open'),
      opinions: row?.opinions ?? 0,
    },
    late: row?.late ?? 0,
    unopened: row?.unopened ?? 0,
  };
}

function counters(scope: Scope) {
  const held = sql`scope = ${SCOPES[scope.column]} and holder = any(${scope.values}::text[])`;
  return sql`
    select place, sum(count)::int as count
    from (
      select place, count from queue_count where ${held}
      union all
      select place, change from queue_count_change where ${held}
    ) as kept (place, count)
    group by place`;
}

function late({ column, type, values }: Scope, now: Temporal.Instant) {
  return sql`
    select from unnest(${values}::${sql.raw(type)}[]) as held (by)
    cross join unnest(${[...TIMED_PLACES]}::text[]) as standing (place)
    cross join lateral (
      select from dossier
      where ${sql.ref(column)} = held.by and dossier.place = standing.place and act_by < ${now.toString()}::timestamptz
      limit ${sql.lit(MOST_COUNTED)}
    ) as beyond
    limit ${sql.lit(MOST_COUNTED)}`;
}

function unopened({ column, values }: Scope, seat: Seat) {
  if (seat.role !== 'receiver') return sql`select where false`;
  return sql`
    select from dossier
    where ${sql.ref(column)} = any(${values}::text[]) and place = 'filed'
      and not exists (select from dossier_seen where dossier_seen.dossier_id = dossier.id)
    limit ${sql.lit(MOST_COUNTED)}`;
}
