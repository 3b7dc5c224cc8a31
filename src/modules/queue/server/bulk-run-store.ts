import { sql } from 'kysely';
import type { BulkAction } from '../bulk.ts';
import type { Db } from '#kernel/database';

/** The same done to many dossiers at once, as it was asked for and how far it is. */
export interface BulkRun {
  readonly id: string;
  readonly owner: string;
  readonly officerId: string;
  readonly bodyHash: string;
  readonly action: BulkAction;
  readonly total: number;
  readonly state: 'running' | 'done' | 'halted';
  readonly askedAt: string;
  readonly endedAt: string | null;
  readonly done: number;
  readonly refused: number;
}

/** One dossier of a run, with what is to be said of it. */
export interface BulkRow {
  readonly position: number;
  readonly dossierId: string;
  readonly version: number | null;
  readonly body: object;
}

export type BulkRowEnd = { readonly state: 'done' } | { readonly state: 'refused'; readonly refusal: { readonly code: string } };

const RUN = sql`
  r.id, r.owner, r.officer_id as "officerId", r.body_hash as "bodyHash", r.action, r.total, r.state, r.asked_at as "askedAt",
  r.ended_at as "endedAt",
  (select count(*)::int from bulk_row b where b.run_id = r.id and b.state = 'done') as done,
  (select count(*)::int from bulk_row b where b.run_id = r.id and b.state = 'refused') as refused`;

/** Writes a run with its rows; false when its owner has used this key before. */
export async function insertRun(
  db: Db,
  run: Pick<BulkRun, 'id' | 'owner' | 'officerId' | 'bodyHash' | 'action'> & {
    readonly requestKey: string;
    readonly rows: readonly BulkRow[];
    readonly now: Temporal.Instant;
  },
): Promise<boolean> {
  const { rows } = await sql<{ written: number }>`
    with run as (
      insert into bulk_run (id, owner, officer_id, request_key, body_hash, action, total, asked_at)
      values (${run.id}, ${run.owner}, ${run.officerId}, ${run.requestKey}, ${run.bodyHash}, ${run.action}, ${run.rows.length}, ${run.now.toString()})
      on conflict (owner, request_key) do nothing
      returning id
    )
    , added as (
      insert into bulk_row (run_id, position, dossier_id, version, body)
      select run.id, given.position, given."dossierId", given.version, given.body
      from run, jsonb_to_recordset(${JSON.stringify(run.rows)}::jsonb) as given (position integer, "dossierId" uuid, version integer, body jsonb)
    )
    select count(*)::int as written from run`.execute(db);
  return rows[0]?.written === 1;
}

export async function findRun(db: Db, id: string): Promise<BulkRun | null> {
  const { rows } = await sql<BulkRun>`select ${RUN} from bulk_run r where r.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** The run somebody asked for under a key. */
export async function findRunByKey(db: Db, asked: { readonly owner: string; readonly requestKey: string }): Promise<BulkRun | null> {
  const { rows } = await sql<BulkRun>`
    select ${RUN} from bulk_run r where r.owner = ${asked.owner} and r.request_key = ${asked.requestKey}`.execute(db);
  return rows[0] ?? null;
}

/** The next rows of a run that nobody has halted. */
export async function waitingRows(db: Db, asked: { readonly runId: string; readonly most: number }): Promise<readonly BulkRow[]> {
  const { rows } = await sql<BulkRow>`
    select b.position, b.dossier_id as "dossierId", b.version, b.body
    from bulk_row b
    join bulk_run r on r.id = b.run_id and r.state = 'running'
    where b.run_id = ${asked.runId} and b.state = 'waiting'
    order by b.position
    limit ${asked.most}`.execute(db);
  return rows;
}

/** Keeps how a row ended; one that has ended stays as it is. */
export async function endRow(
  db: Db,
  row: { readonly runId: string; readonly position: number; readonly end: BulkRowEnd; readonly now: Temporal.Instant },
): Promise<void> {
  const refusal = row.end.state === 'refused' ? JSON.stringify(row.end.refusal) : null;
  await sql`
    update bulk_row set state = ${row.end.state}, refusal = ${refusal}::jsonb, ended_at = ${row.now.toString()}::timestamptz
    where run_id = ${row.runId} and position = ${row.position} and state = 'waiting'`.execute(db);
}

/** Closes a run: done when every row has ended, halted when its officer says so. */
export async function endRun(
  db: Db,
  run: { readonly id: string; readonly as: 'done' | 'halted'; readonly now: Temporal.Instant },
): Promise<void> {
  await sql`
    update bulk_run set state = ${run.as}, ended_at = ${run.now.toString()}::timestamptz
    where id = ${run.id} and state = 'running'
      and (${run.as} = 'halted' or not exists (select from bulk_row where run_id = bulk_run.id and state = 'waiting'))`.execute(db);
}
