import type pg from 'pg';
import { quoted, readMigrations, readTables, type MigrationMark, type TableShape } from './catalogue.ts';
import { inCopySession } from './copy-session.ts';

/** A database as somebody finds it who wants to replace its rows. */
export interface CopyTarget {
  readonly migrations: readonly MigrationMark[];
  readonly tables: readonly TableShape[];
  /** Tables that only people fill, where they did. */
  readonly filled: readonly string[];
  /** Connections of the application: a program is running. */
  readonly visitors: number;
}

/** A pack fills places, calendars, agencies and procedures; these it never touches. */
const FILLED_BY_PEOPLE = ['account', 'person', 'officer', 'draft', 'dossier'];

export async function findTarget(ownerUrl: string, appRole: string): Promise<CopyTarget> {
  return inCopySession(ownerUrl, async (client) => readTarget(client, appRole));
}

export async function readTarget(client: pg.Client, appRole: string): Promise<CopyTarget> {
  const tables = await readTables(client);
  const filled: string[] = [];
  for (const table of tables.filter(({ schema, name }) => schema === 'public' && FILLED_BY_PEOPLE.includes(name))) {
    const { rows } = await client.query<{ filled: boolean }>(`select exists (select from ${quoted(table)}) as filled`);
    if (rows[0]?.filled) filled.push(table.name);
  }
  const { rows } = await client.query<{ visitors: number }>(
    'select count(*)::int as visitors from pg_stat_activity where datname = current_database() and usename = $1',
    [appRole],
  );
  return { migrations: await readMigrations(client), tables, filled, visitors: rows[0]?.visitors ?? 0 };
}
