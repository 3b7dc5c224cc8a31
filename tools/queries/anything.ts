import type { Db } from '#kernel/database';

/** Reads as an id where a text is wanted, so that functions which turn malformed ids away go on. */
const TEXT = '01900000-0000-7000-8000-000000000001';

const OF_LISTS = new Set(words('map flatMap filter find some every forEach join reduce entries includes slice concat'));
const OF_TEXTS = new Set(words('trim toLowerCase toUpperCase normalize replace replaceAll split startsWith endsWith padStart match'));

/** What instants and days can do; the answer is anything again. */
const OF_TIMES = new Set(words('add subtract until since toInstant toZonedDateTimeISO toPlainDate startOfDay'));

/**
 * A value that can stand for any argument of a store function: every property of it is another such value, it can be walked
 * through as a list of one, read as a text or a number, moved like an instant. Its `db` is the database that listens.
 *
 * It is not a function: Kysely would call one to build an expression.
 */
export function anything(db: Db): unknown {
  return new Proxy({}, { get: (_, name) => property(name, db), has: () => true });
}

function property(name: string | symbol, db: Db): unknown {
  switch (name) {
    case 'then': // not a promise,
    case 'toOperationNode': // nor a piece of SQL: a parameter
      return undefined;
    case 'db':
      return db;
    case 'length':
    case 'size':
      return 1;
    case 'toString':
    case 'toJSON':
      return () => TEXT;
    case Symbol.toPrimitive:
      return (hint: string) => (hint === 'number' ? 1 : TEXT);
    case Symbol.iterator:
      return () => [anything(db)].values();
    default:
      return ofItsKind(name, db);
  }
}

/** What lists can do is done to a list of one; what texts can do, to the text. */
function ofItsKind(name: string | symbol, db: Db): unknown {
  const list = [anything(db)];
  if (typeof name !== 'string') return anything(db);
  if (OF_LISTS.has(name)) return (list[name as 'map'] as CallableFunction).bind(list);
  if (OF_TEXTS.has(name)) return (TEXT[name as 'trim'] as CallableFunction).bind(TEXT);
  if (OF_TIMES.has(name)) return () => anything(db);
  return anything(db);
}

function words(text: string): string[] {
  return text.split(' ');
}
