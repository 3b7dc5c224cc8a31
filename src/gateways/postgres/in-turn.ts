import pg from 'pg';

/** Held while data that came with the program is loaded. Any constant, the same in every process. */
const LOADING_LOCK = 7_302_020;

/** Does some work when no other process on the same database is at it: those that start at once take turns. */
export async function inTurn<T>(ownerUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'motcua-turn' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOADING_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}
