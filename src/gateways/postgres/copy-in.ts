import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { quoted, quotedColumns, type SequenceMark, type TableShape } from './catalogue.ts';
import { readTarget, type CopyTarget } from './copy-target.ts';
import { inCopySession } from './copy-session.ts';
import { MIGRATION_LOCK } from './migrate.ts';

/** What is put in, and who has the last word on where. */
export interface CopyInOptions {
  readonly ownerUrl: string;
  readonly appRole: string;
  readonly tables: readonly (TableShape & { readonly rows: number })[];
  readonly sequences: readonly SequenceMark[];
  readonly open: (table: TableShape) => Readable;
  /** Asked once more when nobody can start or migrate any longer: a reason not to go on, or none. */
  readonly obstacles: (target: CopyTarget) => readonly string[];
}

/**
 * Replaces the rows of every table by those given, in one transaction: either all of it happened or nothing did. Foreign
 * keys are taken away and put back, which checks every one of them again; triggers sleep meanwhile.
 */
export async function copyIn(options: CopyInOptions): Promise<readonly string[]> {
  const { tables } = options;
  return inCopySession(options.ownerUrl, async (client) => {
    await client.query('begin');
    // A program that starts now waits for its migrations, and so for us.
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const obstacles = options.obstacles(await readTarget(client, options.appRole));
    if (obstacles.length > 0) {
      await client.query('rollback');
      return obstacles;
    }
    const guards = await readGuards(client);
    for (const { takeAway } of guards) await client.query(takeAway);
    await client.query(`truncate ${tables.map(quoted).join(', ')}`);
    for (const table of tables) await receive(client, table, options.open(table));
    for (const { putBack } of guards.toReversed()) await client.query(putBack);
    await client.query(LET_JOBS_GO);
    for (const sequence of options.sequences) await setSequence(client, sequence);
    await client.query('commit');
    await client.query(`analyze ${tables.map(quoted).join(', ')}`);
    return [];
  });
}

/** Jobs that a worker held when the copy was taken; that worker is no more. */
const LET_JOBS_GO = `
  update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_by is not null;
  update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_by is not null`;

/** What stands between rows and their tables, with the statements that lift it and set it again. */
interface Guard {
  readonly takeAway: string;
  readonly putBack: string;
}

async function readGuards(client: pg.Client): Promise<Guard[]> {
  const { rows } = await client.query<Guard>(`
    select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as "takeAway",
      format('alter table %s enable trigger %I', tgrelid::regclass, tgname) as "putBack"
    from pg_trigger
    join pg_class on pg_class.oid = tgrelid
    where relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)
      and not tgisinternal and tgparentid = 0 and tgenabled = 'O'
    union all
    select format('alter table %s drop constraint %I', conrelid::regclass, conname),
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint
    where connamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace) and contype = 'f' and conparentid = 0`);
  return rows;
}

async function receive(client: pg.Client, table: TableShape & { readonly rows: number }, bytes: Readable): Promise<void> {
  const stream = client.query(copyFrom(`copy ${quoted(table)} (${quotedColumns(table)}) from stdin`));
  stream.on('error', () => undefined);
  try {
    await pipeline(bytes, stream);
  } catch (cause) {
    throw new Error(`${quoted(table)} could not be filled: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  if (stream.rowCount !== table.rows) throw new Error(`${quoted(table)} took ${stream.rowCount} rows in place of ${table.rows}`);
}

/** A sequence that never counted starts at its own beginning. */
async function setSequence(client: pg.Client, { schema, name, last }: SequenceMark): Promise<void> {
  await client.query(
    `select setval(quote_ident($1) || '.' || quote_ident($2), coalesce($3::bigint, start_value), $3::bigint is not null)
    from pg_sequences where schemaname = $1 and sequencename = $2`,
    [schema, name, last],
  );
}
