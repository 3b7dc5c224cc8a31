import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { PLANNED_EACH_TIME } from '#kernel/statements';
import { AskedStatement, type Answered } from './asked.ts';
import type { SilenceWatch } from './silence.ts';

/**
 * A connection keeps every statement it prepared, some tens of KB of the server's memory each. What comes out of combinations beyond this
 * many is sent as it is.
 */
const MOST_NAMES = 400;
/** What is asked at a start, or now and then, is not worth a name. */
const USES_BEFORE = 3;
const MOST_COUNTED = 2000;

/** The names of this process; the same statement has the same name on every connection. */
const names = new Map<string, string>();
/** How often a statement without a name was asked. */
const uses = new Map<string, number>();

/**
 * A pool whose frequent statements are prepared once per connection and from then on only given their values: a statement of forty lines takes
 * longer to read and to plan than to answer. Commands (`begin`, `commit`) go as they are.
 */
export function prepared(pool: pg.Pool, watch: SilenceWatch): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  function knownAs(client: pg.PoolClient): PostgresPoolClient {
    let preparing = known.get(client);
    if (!preparing) known.set(client, (preparing = preparingClient(client, watch)));
    return preparing;
  }
  let ended: Promise<void> | null = null;
  return { connect: async () => knownAs(await pool.connect()), end: () => (ended ??= pool.end()), options: pool.options };
}

function preparingClient(client: pg.PoolClient, watch: SilenceWatch): PostgresPoolClient {
  function query(text: unknown, values?: readonly unknown[]): unknown {
    if (typeof text !== 'string') return client.query(text as never, values as never);
    return ask(client, { text, values: values ?? [] }, watch);
  }
  return { query: query as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
}

/** Asks one statement on a connection somebody holds. */
export function ask(
  client: pg.PoolClient,
  { text, values }: { readonly text: string; readonly values: readonly unknown[] },
  watch: SilenceWatch,
): Promise<Answered> {
  const heard = watch.asking(client, text);
  if (isCommand(text, values)) {
    const commanded: Promise<unknown> = client.query(text);
    return commanded.finally(heard) as Promise<Answered>;
  }
  const plannedForItself = text.includes(PLANNED_EACH_TIME);
  const name = plannedForItself ? undefined : nameOf(text);
  return new Promise((resolve, reject) => {
    function parserOf(oid: number): (value: string) => unknown {
      const parser: unknown = client.getTypeParser(oid, 'text');
      return parser as (value: string) => unknown;
    }
    function settle(fault: Error | null, answered: Answered | null): void {
      heard();
      if (answered) resolve(answered);
      else reject(fault ?? new Error('Nothing was answered'));
    }
    const asked = new AskedStatement({ text, values, name, plannedForItself, settle }, parserOf);
    client.query(asked as never);
  });
}

/** `begin`, `commit` and whatever else is more quickly read than looked up. */
function isCommand(text: string, values: readonly unknown[]): boolean {
  return values.length === 0 && !/^\s*select\b/i.test(text);
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const asked = (uses.get(text) ?? 0) + 1;
  if (asked <= USES_BEFORE) {
    if (uses.size >= MOST_COUNTED) uses.clear();
    uses.set(text, asked);
    return undefined;
  }
  uses.delete(text);
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return name;
}
