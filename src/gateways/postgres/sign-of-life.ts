import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

const TRY_AGAIN = 1000; // milliseconds

/** A machine that lost its power says no goodbye; the server asks after 20 seconds and gives it up within a minute. */
const ASKED_AFTER = '-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3';

/**
 * Holds a lock in the database for as long as this process lives: the server lets go of it when the connection ends, however it ends.
 * After a cut the connection is made anew. Answers how to let go.
 */
export function showLife({ url, take, id }: { readonly url: string; readonly take: string; readonly id: string }): () => Promise<void> {
  const ending = new AbortController();
  const living = live();

  async function live(): Promise<void> {
    while (!ending.signal.aborted) {
      await untilCut().catch(() => undefined);
      await wait(TRY_AGAIN, null, { signal: ending.signal }).catch(() => undefined);
    }
  }

  async function untilCut(): Promise<void> {
    const client = new pg.Client({ connectionString: url, application_name: 'motcua-life', options: ASKED_AFTER });
    client.on('error', () => undefined);
    await client.connect();
    const over = new Promise<void>((done) => {
      client.once('end', () => done());
      ending.signal.addEventListener('abort', () => done());
    });
    try {
      await client.query(take, [id]);
      if (!ending.signal.aborted) await over;
    } finally {
      await client.end();
    }
  }

  return async function letGo() {
    ending.abort();
    await living;
  };
}
