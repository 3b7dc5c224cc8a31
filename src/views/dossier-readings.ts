import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** Somebody's visit to a dossier: looks that followed one another within minutes, as one. The ledger keeps each. */
export interface DossierReading {
  /** The last look of the visit; where the next page begins. */
  readonly last: number;
  readonly from: string;
  readonly until: string;
  /** How many times the dossier itself was opened. */
  readonly looks: number;
  /** How many papers were opened. */
  readonly papers: number;
  readonly kind: 'officer' | 'citizen' | 'system';
  readonly name: string | null;
  readonly role: string | null;
  readonly agencyName: string | null;
  /** In whose place an officer looked. */
  readonly standsInFor: string | null;
  /** A code such as `settling`. */
  readonly reason: string;
}

/** Looks of one and the same reader that lie no further apart are one visit. */
const APART = '10 minutes';

/** A part of what was looked at, and where the part before it begins. */
export interface ReadingsPage {
  readonly readings: readonly DossierReading[];
  readonly next: number | null;
}

/** Who looked at a dossier, as whom and why, latest first. Permission is whoever opens the dossier's page. */
export async function dossierReadings(
  db: Db,
  { dossierId, ...page }: { readonly dossierId: string; readonly before: number | null; readonly limit: number },
): Promise<ReadingsPage> {
  return readingsOf(db, { kind: 'dossier', id: dossierId, ...page });
}

/** Who looked a person up at a counter, latest first. For that person alone. */
export async function personReadings(
  db: Db,
  { personId, ...page }: { readonly personId: string; readonly before: number | null; readonly limit: number },
): Promise<ReadingsPage> {
  return readingsOf(db, { kind: 'person', id: personId, ...page });
}

async function readingsOf(
  db: Db,
  asked: { readonly kind: 'dossier' | 'person'; readonly id: string; readonly before: number | null; readonly limit: number },
): Promise<ReadingsPage> {
  const { rows } = await sql<DossierReading>`
    with looks as (
      select id, at, actor_kind, actor_id, actor_role, agency_id, reason, data ->> 'standsInFor' as away, data ->> 'paper' as paper,
        at - lag(at) over same > ${APART}::interval as apart
      from ledger_entry
      where subject_kind = ${asked.kind} and subject_id = ${asked.id} and kind = 'personal-data-read'
      window same as (partition by actor_kind, actor_id, actor_role, agency_id, reason, data ->> 'standsInFor' order by id)
    ), told as (
      select *, count(*) filter (where apart) over (
          partition by actor_kind, actor_id, actor_role, agency_id, reason, away order by id rows unbounded preceding
        ) as visit
      from looks
    ), visits as (
      select max(id) as last, min(at) as "from", max(at) as until, count(*) filter (where paper is null) as looks, count(distinct paper) as papers,
        actor_kind as kind, actor_id, actor_role as role, agency_id, away, reason
      from told
      group by actor_kind, actor_id, actor_role, agency_id, away, reason, visit
      having ${asked.before}::bigint is null or max(id) < ${asked.before}::bigint
      order by max(id) desc
      limit ${asked.limit + 1}
    )
    select v.last, v."from", v.until, v.looks, v.papers, v.kind, coalesce(o.full_name, p.full_name) as name, v.role, a.name as "agencyName",
      s.full_name as "standsInFor", v.reason
    from visits v
    left join officer o on v.kind = 'officer' and o.id = v.actor_id
    left join person p on v.kind = 'citizen' and p.id = v.actor_id
    left join officer s on s.id = v.away::uuid
    left join agency a on a.id = v.agency_id
    order by v.last desc`.execute(db);
  const readings = rows.slice(0, asked.limit);
  return { readings, next: rows.length > asked.limit ? (readings.at(-1)?.last ?? null) : null };
}
