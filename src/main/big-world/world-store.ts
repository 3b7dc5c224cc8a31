import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { InventedWords } from './invented-words.ts';
import type { InventedOfficer } from './officers.ts';
import { batchesOf, instantOf, type WorldPlan } from './plan.ts';

/** What there is of a world in this database. */
export interface WorldThere {
  readonly seed: string;
  readonly dossiers: number;
  readonly years: number;
  readonly until: string;
  readonly batchesIn: number;
  readonly batches: number;
  readonly endedAt: string | null;
}

export async function findWorld(db: Db): Promise<WorldThere | null> {
  const { rows } = await sql<WorldThere>`
    select seed, dossiers, years, until, batches_in as "batchesIn", batches, ended_at as "endedAt" from world_load`.execute(db);
  return rows[0] ?? null;
}

export async function beginWorld(db: Db, plan: WorldPlan, now: Temporal.Instant): Promise<void> {
  await sql`
    insert into world_load (seed, dossiers, years, until, batches, begun_at)
    values (${plan.seed}, ${plan.dossiers}, ${plan.years}, ${instantOf(plan.until)}, ${batchesOf(plan)}, ${now.toString()})`.execute(db);
}

export async function endWorld(db: Db, now: Temporal.Instant): Promise<void> {
  await sql`update world_load set ended_at = ${now.toString()} where ended_at is null`.execute(db);
}

/** Whether the database has the life of another house: people or dossiers, and none of the demo's officers. */
export async function isLivedIn(db: Db, logins: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ livedIn: boolean }>`
    select (exists (select from dossier) or exists (select from account))
      and not exists (select from account where login = any(${logins}::text[])) as "livedIn"`.execute(db);
  return rows[0]?.livedIn === true;
}

/** Days of years the pack's calendar does not reach back to; a day that is there stays as it is. */
export async function enterEarlierDays(db: Db, days: InventedWords['earlierDays']): Promise<void> {
  await sql`
    insert into calendar_day (on_date, kind, name, status)
    select "date", kind, name, status
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as given ("date" date, kind text, name text, status text)
    on conflict (on_date) do nothing`.execute(db);
}

/** Officers of the world, with the roles they hold and the history of them. */
export async function enterOfficers(db: Db, officers: readonly InventedOfficer[], since: string): Promise<void> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(officers)}::jsonb) as given (id uuid, name text, role text, "agencyId" text)`;
  await sql`
    with entered as (
      insert into officer (id, full_name, created_at) select id, name, ${since}::timestamptz from ${given} on conflict (id) do nothing returning id
    ), entrusted as (
      insert into officer_role (officer_id, role, agency_id, granted_at)
      select id, role, "agencyId", ${since}::timestamptz from ${given} join entered using (id)
      returning officer_id, role, agency_id, granted_at
    )
    insert into officer_role_fact (officer_id, role, agency_id, change, at)
    select officer_id, role, agency_id, 'granted', granted_at from entrusted`.execute(db);
}

/** How far every agency has counted on every day of the world. */
export async function countedSoFar(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; last: number }>`
    select agency_id || ' ' || on_date as key, last from dossier_code_counter`.execute(db);
  return new Map(rows.map(({ key, last }) => [key, last]));
}

export async function sizesOf(db: Db, hashes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ sha256: string; size: number }>`
    select sha256, size from stored_object where sha256 = any(${hashes}::text[])`.execute(db);
  return new Map(rows.map(({ sha256, size }) => [sha256, size]));
}

/** So many rows there are of what a world is made of. */
export async function countRows(db: Db): Promise<readonly { readonly table: string; readonly rows: number }[]> {
  const { rows } = await sql<{ table: string; rows: number }>`
    select relname as table, reltuples::bigint as rows from pg_class
    where relnamespace = 'public'::regnamespace and relname in ('person', 'organisation', 'dossier', 'dossier_fact', 'dossier_answers',
      'dossier_paper', 'dossier_note', 'notice', 'ledger_waiting')
    order by relname`.execute(db);
  return rows;
}
