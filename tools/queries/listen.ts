import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type QueryResult } from 'kysely';
import type { Db } from '#kernel/database';
import { anything } from './anything.ts';

/** How a database that only listens answers a statement. */
export type Answer = (statement: string, db: Db) => readonly unknown[];

/** Nobody is there. */
export const noRow: Answer = () => [];

/** Somebody is there, whoever was asked for. */
export const oneRow: Answer = (_, db) => [anything(db)];

/** A function that gives up only when the database does would ask for ever. */
const PATIENCE = 30;

/**
 * The statements a piece of code sends, in order.
 *
 * It may fail on what the listening database answers ("no such revision"): what it asked until then is what we want to read.
 */
export async function statementsOf(run: (db: Db) => unknown, answer: Answer): Promise<readonly string[]> {
  const heard: string[] = [];
  const db = listening((statement) => {
    heard.push(statement);
    if (heard.length > PATIENCE) throw new Error('Heard enough');
    return answer(statement, db);
  });
  try {
    await run(db);
  } catch {
    // What was heard until the code gave up is what counts; hearing nothing at all is told by the caller.
  }
  return heard;
}

function listening(hear: (statement: string) => readonly unknown[]): Db {
  function answer<R>(query: { readonly sql: string }): QueryResult<R> {
    return { rows: hear(query.sql) as R[], numAffectedRows: 1n };
  }
  const connection = {
    executeQuery: <R>(query: { readonly sql: string }): Promise<QueryResult<R>> => Promise.resolve().then(() => answer<R>(query)),
    // eslint-disable-next-line @typescript-eslint/require-await -- the driver's shape asks for an asynchronous generator
    async *streamQuery<R>(query: { readonly sql: string }): AsyncIterableIterator<QueryResult<R>> {
      yield answer<R>(query);
    },
  };
  const done = (): Promise<void> => Promise.resolve();
  return new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => ({
        init: done,
        acquireConnection: () => Promise.resolve(connection),
        beginTransaction: done,
        commitTransaction: done,
        rollbackTransaction: done,
        savepoint: done,
        rollbackToSavepoint: done,
        releaseSavepoint: done,
        releaseConnection: done,
        destroy: done,
      }),
    },
  });
}
