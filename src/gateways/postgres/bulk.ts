import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { inCopySession } from './copy-session.ts';

/** One connection of the owner through which many rows go in. */
export interface Bulk {
  /** Runs one statement and answers its rows. */
  readonly run: <Row extends pg.QueryResultRow>(statement: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
  /** Puts rows in, given in the text format of COPY. */
  readonly copy: (into: { readonly table: string; readonly columns: readonly string[]; readonly text: string }) => Promise<void>;
  /** All that is done within happened, or none of it. */
  readonly together: (work: () => Promise<void>) => Promise<void>;
}

/** Lends a connection for many rows. A commit need not reach the disk before the next begins: they reach it in their order. */
export async function inBulk<T>(ownerUrl: string, work: (bulk: Bulk) => Promise<T>): Promise<T> {
  return inCopySession(ownerUrl, async (client) => {
    await client.query('set synchronous_commit = off');
    return work(bulkOver(client));
  });
}

function bulkOver(client: pg.Client): Bulk {
  return {
    async run(statement, values = []) {
      return (await client.query(statement, [...values])).rows as never;
    },
    async copy({ table, columns, text }) {
      if (text === '') return;
      await pipeline(Readable.from([Buffer.from(text)]), client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)));
    },
    async together(inside) {
      await client.query('begin');
      await inside();
      await client.query('commit');
    },
  };
}
