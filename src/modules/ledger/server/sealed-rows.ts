import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#kernel/database';
import { takesItsTime } from '#kernel/statements';

/** A table that is only ever added to: in which columns its rows are found, and what else a row's name tells. */
interface Source {
  readonly table: string;
  readonly place: Readonly<Record<string, 'uuid' | 'integer' | 'bigint' | 'text'>>;
  readonly named?: string;
  /** Whether it has a column `data`, whose own nulls mean something. */
  readonly data: boolean;
}

/**
 * Every table the chain covers, by the first part of its rows' names. The table's trigger, `wait_for_seal`, makes the same names from the
 * same columns, which it has as arguments; a test compares the two. The ledger knows nothing of what these rows mean.
 */
export const SOURCES = {
  fact: { table: 'dossier_fact', place: { dossier_id: 'uuid', seq: 'integer' }, named: 'id', data: true },
  entry: { table: 'ledger_entry', place: { id: 'bigint' }, data: true },
  mandate: { table: 'mandate_fact', place: { mandate_id: 'uuid', seq: 'integer' }, data: true },
  paper: { table: 'issued_paper', place: { id: 'uuid' }, data: false },
  result: { table: 'result_upload', place: { dossier_id: 'uuid', sha256: 'text' }, data: false },
  withdrawal: { table: 'paper_withdrawal', place: { paper_id: 'uuid' }, data: false },
  register: { table: 'register_line', place: { dossier_id: 'uuid' }, data: false },
  role: { table: 'officer_role_fact', place: { id: 'bigint' }, data: false },
  due: { table: 'due_moved', place: { dossier_id: 'uuid', recount_id: 'uuid' }, data: false },
  signature: { table: 'scan_signature', place: { id: 'uuid' }, data: false },
  use: { table: 'revoked_use', place: { dossier_id: 'uuid', sha256: 'text' }, data: false },
  anyway: { table: 'asked_anyway', place: { dossier_id: 'uuid', round: 'integer', nth: 'integer' }, data: false },
  consent: { table: 'locker_consent', place: { id: 'bigint' }, data: false },
} as const satisfies Record<string, Source>;

export type SourceName = keyof typeof SOURCES;

/** A row as it stands in its table now. */
export interface RowNow {
  /** Its own name; another one than asked for when something else stands at its place. */
  readonly name: string;
  readonly digest: Buffer;
}

/** Which table a row is in; null when no such name was ever made. */
export function sourceOf(name: string): SourceName | null {
  const [source = ''] = name.split('/', 1);
  return Object.hasOwn(SOURCES, source) && SHAPE.test(name) ? (source as SourceName) : null;
}

const LOOKS = { uuid: '[0-9a-f-]{36}', integer: String.raw`\d+`, bigint: String.raw`\d+`, text: '[^/]+' } as const;
const SHAPE = new RegExp(
  `^(?:${(Object.keys(SOURCES) as SourceName[])
    .map((source) => [source, ...Object.values(SOURCES[source].place), ...namedBy(source).map(() => 'uuid' as const)])
    .map(([source, ...types]) => [source, ...types.map((type) => LOOKS[type as keyof typeof LOOKS])].join('/'))
    .join('|')})$`,
);

/** The rows at the places that these names tell, in the same order; null where nothing stands. All names are of one source. */
export async function readRows(db: Db, source: SourceName, names: readonly string[]): Promise<readonly (RowNow | null)[]> {
  const { rows } = await sql<{ nth: number; name: string | null; digest: Buffer | null }>`
    select asked.nth, found.name, found.digest
    from ${placesIn(source, names)}
    left join lateral (${rowAt(source)}) found on true
    order by asked.nth`.execute(db);
  return rows.map(({ name, digest }) => (name !== null && digest !== null ? { name, digest } : null));
}

/** What is not as it was sealed, and a fingerprint of what is there. */
export interface Compared {
  readonly present: number;
  /** The sum of a number made of each name: two sets of rows with the same sum are the same set. */
  readonly sum: bigint;
  readonly wrong: readonly { readonly nth: number; readonly now: RowNow | null }[];
}

/** Compares rows with what was sealed of them, in the database; only what differs comes back. `nth` counts from 0. */
export async function compareRows(
  db: Db,
  source: SourceName,
  sealed: { readonly names: readonly string[]; readonly digests: readonly Buffer[] },
): Promise<Compared> {
  const { rows } = await sql<{
    present: number;
    sum: string;
    wrong: readonly { nth: number; name: string | null; digest: string | null }[];
  }>`
    select count(found.name) as present, coalesce(sum(${numberOf('found.name')}), 0)::text as sum,
      coalesce(jsonb_agg(jsonb_build_object('nth', asked.nth, 'name', found.name, 'digest', encode(found.digest, 'hex')) order by asked.nth)
        filter (where found.name is distinct from asked.name or found.digest is distinct from asked.digest), '[]') as wrong
    from ${placesIn(source, sealed.names, { name: sql`${sealed.names}::text[]`, digest: sql`${sealed.digests}::bytea[]` })}
    left join lateral (${rowAt(source)}) found on true`.execute(db);
  const [{ present, sum, wrong } = { present: 0, sum: '0', wrong: [] }] = rows;
  return {
    present,
    sum: BigInt(sum),
    wrong: wrong.map(({ nth, name, digest }) => ({
      nth: nth - 1,
      now: name !== null && digest !== null ? { name, digest: Buffer.from(digest, 'hex') } : null,
    })),
  };
}

/** How many rows a table has, and the same fingerprint of them all. */
export async function sumRows(db: Db, source: SourceName): Promise<{ readonly present: number; readonly sum: bigint }> {
  const { rows } = await sql<{ present: number; sum: string }>`
    select ${takesItsTime} count(*) as present, coalesce(sum(${numberOf(nameOf(source))}), 0)::text as sum
    from ${sql.table(SOURCES[source].table)} t`.execute(db);
  return { present: rows[0]?.present ?? 0, sum: BigInt(rows[0]?.sum ?? 0) };
}

/** The same of the names that wait for a seal, by source. */
export async function sumWaiting(db: Db): Promise<ReadonlyMap<string, { readonly present: number; readonly sum: bigint }>> {
  const { rows } = await sql<{ source: string; present: number; sum: string }>`
    select ${takesItsTime} split_part(name, '/', 1) as source, count(*) as present, sum(${numberOf('name')})::text as sum
    from ledger_waiting group by 1`.execute(db);
  return new Map(rows.map(({ source, present, sum }) => [source, { present, sum: BigInt(sum) }]));
}

/** Rows that are neither sealed nor waiting to be: they came past the application. Reads everything; asked when the sums differ. */
export async function findUnsealed(db: Db, source: SourceName, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    with here as (select ${takesItsTime} ${sql.raw(nameOf(source))} as name from ${sql.table(SOURCES[source].table)} t)
    select name from here
    where not exists (select from ledger_waiting waiting where waiting.name = here.name)
      and not exists (select from (select unnest(names) as name from ledger_seal) sealed where sealed.name = here.name)
    order by name
    limit ${most}`.execute(db);
  return rows.map(({ name }) => name);
}

/** Names that wait for a seal while their rows are gone. */
export async function findGone(db: Db, source: SourceName, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select ${takesItsTime} name from ledger_waiting waiting
    where name like ${`${source}/%`}
      and not exists (select from ${sql.table(SOURCES[source].table)} t where ${sql.raw(nameOf(source))} = waiting.name)
    order by n
    limit ${most}`.execute(db);
  return rows.map(({ name }) => name);
}

/** `asked (p0, p1, ..., nth)`: the places that names tell, in their order, and whatever else is known of each. */
function placesIn(
  source: SourceName,
  names: readonly string[],
  more: Readonly<Record<string, RawBuilder<unknown>>> = {},
): RawBuilder<unknown> {
  const types = Object.values(SOURCES[source].place);
  const parts = names.map((name) => name.split('/').slice(1));
  const places = types.map((type, nth) => sql`${parts.map((part) => part[nth])}::text[]::${sql.raw(type)}[]`);
  const columns = [...types.map((_, nth) => `p${nth}`), ...Object.keys(more), 'nth'];
  return sql`unnest(${sql.join([...places, ...Object.values(more)])}) with ordinality as asked (${sql.raw(columns.join(', '))})`;
}

/**
 * The row at a place: its name, and the digest of everything else it says. Columns that hold nothing are left out, so that a column
 * added later changes no digest. (`offset 0` keeps the planner from working a digest out at each place that mentions it.)
 */
function rowAt(source: SourceName): RawBuilder<unknown> {
  const { table, place, data } = SOURCES[source];
  const apart = [...Object.keys(place), ...namedBy(source), ...(data ? ['data'] : [])];
  const said = `jsonb_strip_nulls(to_jsonb(t) - '{${apart.join(',')}}'::text[])${data ? ` || jsonb_build_object('data', t.data)` : ''}`;
  const here = Object.keys(place).map((column, nth) => `t.${column} = asked.p${nth}`);
  return sql.raw(
    `select ${nameOf(source)} as name, sha256(convert_to((${said})::text, 'UTF8')) as digest from ${table} t where ${here.join(' and ')} offset 0`,
  );
}

function nameOf(source: SourceName): string {
  const parts = [...Object.keys(SOURCES[source].place), ...namedBy(source)];
  return `'${source}/' || ${parts.map((column) => `t.${column}`).join(` || '/' || `)}`;
}

function namedBy(source: SourceName): readonly string[] {
  const { named }: Source = SOURCES[source];
  return named === undefined ? [] : [named];
}

function numberOf(name: string): RawBuilder<unknown> {
  return sql.raw(`hashtextextended(${name}, 0)::numeric`);
}
