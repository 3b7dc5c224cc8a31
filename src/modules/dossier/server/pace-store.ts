import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** What a procedure really took, in working minutes of the office, over dossiers with a result. */
export interface Pace {
  readonly dossiers: number;
  readonly medianMinutes: number;
  /** Nine dossiers in ten took no longer. */
  readonly ninetyMinutes: number;
  readonly since: string;
  readonly countedAt: string;
}

/** Dossiers with a result that were not measured yet, the oldest first. */
export async function unmeasuredDossiers(
  db: Db,
  asked: { readonly since: Temporal.Instant; readonly limit: number },
): Promise<readonly { readonly id: string; readonly endedAt: string }[]> {
  const { rows } = await sql<{ id: string; endedAt: string }>`
    select id, ended_at as "endedAt" from dossier
    where national in (9, 10) and ended_at >= ${asked.since.toString()}
      and not exists (select from dossier_pace where dossier_pace.dossier_id = dossier.id)
    order by ended_at, id
    limit ${asked.limit}`.execute(db);
  return rows;
}

export async function keepPace(
  db: Db,
  measured: readonly { readonly id: string; readonly procedureCode: string; readonly endedAt: string; readonly minutes: number }[],
): Promise<void> {
  await sql`
    insert into dossier_pace (dossier_id, procedure_code, ended_at, minutes)
    select id, "procedureCode", "endedAt", minutes
    from jsonb_to_recordset(${JSON.stringify(measured)}::jsonb) as given (id uuid, "procedureCode" text, "endedAt" timestamptz, minutes integer)
    on conflict (dossier_id) do nothing`.execute(db);
}

/** Counts anew what every procedure took since an instant; a procedure nothing was settled of is forgotten. */
export async function countPaces(
  db: Db,
  { since, now }: { readonly since: Temporal.Instant; readonly now: Temporal.Instant },
): Promise<void> {
  await sql`
    with counted as (
      select procedure_code, count(*)::int as dossiers,
        percentile_disc(0.5) within group (order by minutes) as median_minutes,
        percentile_disc(0.9) within group (order by minutes) as ninety_minutes
      from dossier_pace
      where ended_at >= ${since.toString()}
      group by procedure_code
    ), gone as (
      delete from procedure_pace where procedure_code not in (select procedure_code from counted)
    )
    insert into procedure_pace (procedure_code, dossiers, median_minutes, ninety_minutes, since, counted_at)
    select procedure_code, dossiers, median_minutes, ninety_minutes, ${since.toString()}::timestamptz, ${now.toString()}::timestamptz
    from counted
    on conflict (procedure_code) do update set
      dossiers = excluded.dossiers, median_minutes = excluded.median_minutes, ninety_minutes = excluded.ninety_minutes,
      since = excluded.since, counted_at = excluded.counted_at`.execute(db);
}

/** What a procedure really took; null when none of it was settled. */
export async function findPace(db: Db, procedureCode: string): Promise<Pace | null> {
  const { rows } = await sql<Pace>`
    select dossiers, median_minutes as "medianMinutes", ninety_minutes as "ninetyMinutes", since, counted_at as "countedAt"
    from procedure_pace
    where procedure_code = ${procedureCode}`.execute(db);
  return rows[0] ?? null;
}
