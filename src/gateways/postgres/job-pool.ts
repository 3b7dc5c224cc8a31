import pg from 'pg';

/** Connections for the worker's library, which takes no others. */
export interface JobPool {
  readonly pool: pg.Pool;
  /** Ends every connection; when it returns, none is left for the server to cut. */
  readonly end: () => Promise<void>;
}

/**
 * graphile-worker leaves a pool of its own before the last connection is closed and then no longer listens: a server
 * stopping at that moment would bring the process down. A pool of ours listens to the end.
 */
export function jobPool(options: { readonly url: string; readonly max: number }): JobPool {
  const pool = new pg.Pool({ connectionString: options.url, max: options.max, application_name: 'motcua-worker' });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { pool, end: () => pool.end() };
}
