import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** Why due times are counted anew: working time changed in the calendar, or at an agency; or somebody asked. */
export type RecountReason = 'calendar' | 'agency-hours' | 'asked';

/** One counting anew of every open dossier's due time, as far as it came. */
export interface Recount {
  readonly id: string;
  readonly afterId: string | null;
  readonly ended: boolean;
}

/** Opens a counting, or goes on with the one that was begun for the same asking. */
export async function openRecount(
  db: Db,
  opened: {
    readonly id: string;
    readonly because: RecountReason;
    readonly at: string;
    readonly by: string | null;
    readonly now: Temporal.Instant;
  },
): Promise<Recount> {
  const known = await sql<Recount>`
    select id, after_id as "afterId", ended_at is not null as ended from due_recount
    where asked_at = ${opened.at}::timestamptz and because = ${opened.because}
    order by id limit 1`.execute(db);
  if (known.rows[0]) return known.rows[0];
  await sql`
    insert into due_recount (id, because, asked_at, asked_by, started_at)
    values (${opened.id}, ${opened.because}, ${opened.at}::timestamptz, ${opened.by}::uuid, ${opened.now.toString()})`.execute(db);
  return { id: opened.id, afterId: null, ended: false };
}

/** The next open dossiers after the one given, by id. */
export async function openDossiersAfter(
  db: Db,
  asked: { readonly afterId: string | null; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from dossier where ended_at is null and id > coalesce(${asked.afterId}::uuid, '00000000-0000-0000-0000-000000000000')
    order by id limit ${asked.limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Where a row says a dossier's times are. */
export interface DueTimes {
  readonly dueAt: string | null;
  readonly actBy: string | null;
}

/**
 * Moves the times of a dossier that is still at the version they were counted for, notes from when to when, and leaves the job that tells
 * the applicant where it was promised to them: one statement.
 * `overtaken`: somebody acted in between, and nothing is written.
 */
export async function moveDue(
  db: Db,
  moved: {
    readonly recountId: string;
    readonly dossierId: string;
    readonly version: number;
    readonly to: DueTimes;
    readonly now: Temporal.Instant;
  },
): Promise<'moved' | 'same' | 'overtaken'> {
  const { to } = moved;
  const { rows } = await sql<{ differs: boolean }>`
    with held as (
      select id, due_at, act_by,
        (due_at, act_by) is distinct from (${to.dueAt}::timestamptz, coalesce(${to.actBy}::timestamptz, 'infinity')) as differs
      from dossier where id = ${moved.dossierId} and version = ${moved.version}
      for update
    ), written as (
      update dossier set due_at = ${to.dueAt}::timestamptz, act_by = coalesce(${to.actBy}::timestamptz, 'infinity')
      from held where dossier.id = held.id and differs
    ), noted as (
      insert into due_moved (recount_id, dossier_id, due_before, due_after, act_before, act_after, moved_at)
      select ${moved.recountId}, id, due_at, ${to.dueAt}::timestamptz, nullif(act_by, 'infinity'), ${to.actBy}::timestamptz, ${moved.now.toString()}
      from held where differs
      on conflict (recount_id, dossier_id) do nothing
      returning dossier_id, due_before is distinct from due_after and due_before is not null and due_after is not null as told
    )
    select differs, (select count(graphile_worker.add_job('due-moved', payload := json_build_object('dossierId', dossier_id, 'recountId', ${moved.recountId}::text)))
      from noted where told) as jobs
    from held`.execute(db);
  const [held] = rows;
  if (!held) return 'overtaken';
  return held.differs ? 'moved' : 'same';
}

/** Open dossiers on which somebody acted since then. */
export async function openDossiersTouched(db: Db, since: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from dossier where ended_at is null and updated_at >= ${since}::timestamptz order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Remembers how far a counting came. */
export async function markRecount(
  db: Db,
  marked: { readonly id: string; readonly afterId: string | null; readonly looked: number; readonly endedAt: Temporal.Instant | null },
): Promise<void> {
  await sql`
    update due_recount set after_id = coalesce(${marked.afterId}::uuid, after_id), looked_at = looked_at + ${marked.looked},
      ended_at = ${marked.endedAt?.toString() ?? null}::timestamptz
    where id = ${marked.id}`.execute(db);
}
