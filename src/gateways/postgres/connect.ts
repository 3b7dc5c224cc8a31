import { Kysely, PostgresDialect, type CompiledQuery, type QueryResult } from 'kysely';
import pg from 'pg';
import type { Db } from '#kernel/database';
import { ask, prepared } from './prepared.ts';
import { QuickCompiler } from './quick-compiler.ts';
import { watchSilence, type SilenceWatch } from './silence.ts';

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
  /** How long the server may be silent under a statement, in milliseconds, before the connection is cut; as long as it likes unless said. */
  readonly silence?: number;
}

/** How long to wait for a connection, in milliseconds: a server that is there answers, and whoever asks wants to hear that nobody does. */
const CONNECT_WITHIN = 15_000;

/**
 * A pool of connections in UTC, each of which prepares what it is asked more than once. Dates stay text (`2026-11-22`), instants stay ISO text, int8 becomes a number
 * (a count beyond 2^53 is a fault). Statements are planned for any values, whose plans the tests look at, but for those that say `plannedEachTime`.
 */
export function connect(options: ConnectOptions): Db {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    application_name: options.name ?? 'motcua',
    connectionTimeoutMillis: CONNECT_WITHIN,
    keepAlive: true,
    options: `-c TimeZone=UTC -c plan_cache_mode=force_generic_plan${options.patience === undefined ? '' : ` -c lock_timeout=${options.patience}`}`,
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
  });
  // A server that goes away ends idle connections; the pool opens new ones when it is back.
  pool.on('error', () => undefined);
  // Nor may a connection that is cut while the pool is closing bring the process down.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Database(pool, watchSilence(options.silence));
}

/** Kysely's dialect with our way of putting statements together. */
class Dialect extends PostgresDialect {
  override createQueryCompiler(): QuickCompiler {
    return new QuickCompiler();
  }
}

/** A handle whose single statements go straight to a connection; transactions go the way Kysely made for them. */
class Database extends Kysely<unknown> {
  readonly #end: () => Promise<void>;

  constructor(pool: pg.Pool, watch: SilenceWatch) {
    const preparing = prepared(pool, watch);
    super({ dialect: new Dialect({ pool: preparing }) });
    this.#end = async () => {
      await preparing.end();
      watch.end();
    };
    const executor = this.getExecutor();
    const usual = executor.executeQuery.bind(executor);
    executor.executeQuery = <R>(query: CompiledQuery<R>, how?: Parameters<typeof usual>[1]) =>
      how?.signal ? usual(query, how) : askStraight<R>(query, { pool, watch });
  }

  override async destroy(): Promise<void> {
    await super.destroy();
    await this.#end();
  }
}

const WRITING = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

async function askStraight<R>(
  { sql, parameters }: CompiledQuery<R>,
  on: { readonly pool: pg.Pool; readonly watch: SilenceWatch },
): Promise<QueryResult<R>> {
  const client = await on.pool.connect();
  try {
    const { command, rowCount, rows } = await ask(client, { text: sql, values: parameters }, on.watch);
    return WRITING.has(command) ? { rows: rows as R[], numAffectedRows: BigInt(rowCount) } : { rows: rows as R[] };
  } catch (fault) {
    // The line it came over says nothing; who asked does.
    if (fault instanceof Error) Error.captureStackTrace(fault);
    throw fault;
  } finally {
    client.release();
  }
}

function parserOf(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  switch (oid) {
    case DATE:
      return (text) => text;
    case TIMESTAMPTZ:
      return readInstant;
    case INT8:
    case NUMERIC:
      return readNumber;
    default: {
      const parser: unknown = pg.types.getTypeParser(oid, format);
      return parser as (text: string) => unknown;
    }
  }
}

/** `2026-08-10 03:00:00.5+00`, as a connection in UTC writes it; `infinity` and years before Christ stay as they are. */
function readInstant(text: string): string {
  if (text.endsWith('+00') && text[10] === ' ') return `${text.slice(0, 10)}T${text.slice(11, -3)}Z`;
  return text.replace(' ', 'T').replace(/\+00$/, 'Z');
}

function readNumber(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || (Number.isInteger(number) && !Number.isSafeInteger(number)))
    throw new RangeError(`Number out of range: ${text}`);
  return number;
}
