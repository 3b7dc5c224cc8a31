import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations as migrateJobs } from 'graphile-worker';
import pg from 'pg';
import { quietLogger } from './quiet-logger.ts';

/** Held while the schema changes. Any constant, the same in every process. */
export const MIGRATION_LOCK = 7_302_019;

/** What a migration run needs: the owner's connection and the role the application will connect as. */
export interface MigrateOptions {
  readonly ownerUrl: string;
  readonly appRole: string;
  readonly folder: string;
}

/**
 * Brings the database to the newest schema. Two processes starting at once take turns under an advisory lock; a file whose
 * text changed after it ran stops the start by name.
 */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'motcua-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await bringJobs(options.ownerUrl);
    return await runFiles(client, options);
  } finally {
    await client.end();
  }
}

/** The pool is ours: graphile-worker's own stops listening while it closes, and a server that ends just then would end the program. */
async function bringJobs(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1, application_name: 'motcua-migrate' });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await migrateJobs({ pgPool: pool, logger: quietLogger() });
  } finally {
    await pool.end();
  }
}

async function runFiles(client: pg.Client, options: MigrateOptions): Promise<string[]> {
  await client.query(
    'create table if not exists public.migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from public.migration');
  const ran = new Map(rows.map((row) => [row.name, row.checksum]));
  const done: string[] = [];
  for (const name of readdirSync(options.folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()) {
    const text = readFileSync(join(options.folder, name), 'utf8');
    const checksum = createHash('sha256').update(text).digest('hex');
    const earlier = ran.get(name);
    if (earlier === checksum) continue;
    if (earlier !== undefined) throw new Error(`Migration ${name} was changed after it ran; write a new one instead`);
    await runFile(client, {
      name,
      checksum,
      text: text.replaceAll('motcua_app', pg.escapeIdentifier(options.appRole).replace(/^"([a-z_][a-z0-9_]*)"$/, '$1')),
    });
    done.push(name);
  }
  return done;
}

async function runFile(client: pg.Client, file: { name: string; checksum: string; text: string }): Promise<void> {
  try {
    await client.query('begin');
    await client.query(file.text);
    await client.query('insert into public.migration (name, checksum) values ($1, $2)', [file.name, file.checksum]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`Migration ${file.name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
