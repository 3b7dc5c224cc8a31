import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations as migrateJobs } from 'graphile-worker';
import pg from 'pg';
import { quietLogger } from './quiet-logger.ts';

const LOCK = 7_302_019; // any constant, the same in every process

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
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await migrateJobs({ connectionString: options.ownerUrl, logger: quietLogger() });
    return await runFiles(client, options);
  } finally {
    await client.end();
  }
}

async function runFiles(client: pg.Client, options: MigrateOptions): Promise<string[]> {
  await client.query('create table if not exists public.migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())');
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from public.migration');
  const ran = new Map(rows.map((row) => [row.name, row.checksum]));
  const done: string[] = [];
  for (const name of readdirSync(options.folder).filter((file) => file.endsWith('.sql')).sort()) {
    const text = readFileSync(join(options.folder, name), 'utf8');
    const checksum = createHash('sha256').update(text).digest('hex');
    const earlier = ran.get(name);
    if (earlier === checksum) continue;
    if (earlier !== undefined) throw new Error(`Migration ${name} was changed after it ran; write a new one instead`);
    await runFile(client, { name, checksum, text: text.replaceAll('motcua_app', pg.escapeIdentifier(options.appRole).replace(/^"([a-z_][a-z0-9_]*)"$/, '$1')) });
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
