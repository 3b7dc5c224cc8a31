import type { Readable } from 'node:stream';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import {
  quoted,
  quotedColumns,
  readMigrations,
  readSequences,
  readTables,
  type MigrationMark,
  type SequenceMark,
  type TableShape,
} from './catalogue.ts';
import { inCopySession } from './copy-session.ts';

/** What a copy is told: where its bytes go, and which lists to draw from the same moment besides the tables. */
export interface CopyOutOptions {
  readonly ownerUrl: string;
  readonly lists: Readonly<Record<string, string>>;
  /** Takes the bytes of one table, or of a list, until their end. */
  readonly save: (what: TableShape | string, bytes: Readable) => Promise<void>;
}

/** What was copied besides the bytes. */
export interface CopiedOut {
  readonly migrations: readonly MigrationMark[];
  readonly tables: readonly (TableShape & { readonly rows: number })[];
  readonly sequences: readonly SequenceMark[];
}

/** Copies every table as it was at one moment, while others go on writing. */
export async function copyOut(options: CopyOutOptions): Promise<CopiedOut> {
  return inCopySession(options.ownerUrl, async (client) => {
    await client.query('begin isolation level repeatable read, read only');
    const migrations = await readMigrations(client);
    if (migrations.length === 0) throw new Error('The database was never migrated: there is nothing to copy');
    const shapes = await readTables(client);
    // A migration that arrives meanwhile waits: the shape of a table is not part of the moment, only its rows are.
    await client.query(`lock table ${shapes.map(quoted).join(', ')} in access share mode`);

    const tables: (TableShape & { rows: number })[] = [];
    for (const shape of shapes) {
      const rows = await send(client, `copy ${quoted(shape)} (${quotedColumns(shape)}) to stdout`, (bytes) => options.save(shape, bytes));
      tables.push({ ...shape, rows });
    }
    for (const [name, query] of Object.entries(options.lists)) {
      await send(client, `copy (${query}) to stdout with (delimiter ' ')`, (bytes) => options.save(name, bytes));
    }
    // Sequences belong to no moment; read last, they are never behind a row that was copied.
    const sequences = await readSequences(client);
    await client.query('commit');
    return { migrations, tables, sequences };
  });
}

async function send(client: pg.Client, statement: string, save: (bytes: Readable) => Promise<void>): Promise<number> {
  const stream = client.query(copyTo(statement));
  stream.on('error', () => undefined);
  await save(stream);
  // The count comes after the last byte; the next answer of the server is surely behind it.
  await client.query('select 1');
  return stream.rowCount;
}
