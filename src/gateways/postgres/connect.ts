import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db } from '#kernel/database';
import { prepared } from './prepared.ts';

const DATE = 1082;
const TIMESTAMPTZ = 1184;
const INT8 = 20;
const NUMERIC = 1700;

/** How many connections one process may hold, and for whom. */
export interface ConnectOptions {
  readonly url: string;
  readonly max?: number;
  readonly name?: string;
  /** How long a statement may wait for what another transaction holds, in milliseconds; as long as it takes unless said. */
  readonly patience?: number;
}

/** How long to wait for a connection, in milliseconds: a server that is there answers, and whoever asks wants to hear that nobody does. */
const CONNECT_WITHIN = 15_000;

/**
 * A pool of connections in UTC, each of which prepares what it is asked more than once. Dates stay text (`2026-11-22`), instants stay ISO text, int8 becomes a number
 * (a count beyond 2^53 is a fault).
 */
export function connect(options: ConnectOptions): Db {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    application_name: options.name ?? 'motcua',
    connectionTimeoutMillis: CONNECT_WITHIN,
    keepAlive: true,
    options: `-c TimeZone=UTC${options.patience === undefined ? '' : ` -c lock_timeout=${options.patience}`}`,
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
  });
  // A server that goes away ends idle connections; the pool opens new ones when it is back.
  pool.on('error', () => undefined);
  // Nor may a connection that is cut while the pool is closing bring the process down.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: prepared(pool) }) });
}

function parserOf(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  switch (oid) {
    case DATE:
      return (text) => text;
    case TIMESTAMPTZ:
      return (text) => text.replace(' ', 'T').replace(/\+00$/, 'Z');
    case INT8:
    case NUMERIC:
      return readNumber;
    default: {
      const parser: unknown = pg.types.getTypeParser(oid, format);
      return parser as (text: string) => unknown;
    }
  }
}

function readNumber(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || (Number.isInteger(number) && !Number.isSafeInteger(number)))
    throw new RangeError(`Number out of range: ${text}`);
  return number;
}
