import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { SealContent } from './seal-head.ts';

/** A seal as it was written down. */
export interface Seal extends SealContent {
  readonly head: Buffer;
}

/** Any number of programs may try; one seals. The lock goes with the transaction, and so with whoever dies holding it. */
export async function becomeSealer(db: Db): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${SEAL_LOCK}) as mine`.execute(db);
  return rows[0]?.mine === true;
}

const SEAL_LOCK = 7_302_170;

/** Takes the rows that waited longest off the list, in the order in which they came. */
export async function takeWaiting(db: Db, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    with taken as (
      delete from ledger_waiting where n in (select n from ledger_waiting order by n limit ${most}) returning n, name
    )
    select name from taken order by n`.execute(db);
  return rows.map(({ name }) => name);
}

export async function insertSeal(db: Db, { number, sealedAt, names, digests, total, previous, head }: Seal): Promise<void> {
  await sql`
    insert into ledger_seal (number, sealed_at, names, digests, total, previous, head)
    values (${number}, ${sealedAt}, ${names}::text[], ${digests}, ${total}, ${previous}, ${head})`.execute(db);
}

/** The end of the chain; null before the first seal. */
export async function findLastSeal(db: Db): Promise<Pick<Seal, 'number' | 'head' | 'total' | 'sealedAt'> | null> {
  const { rows } = await sql<Pick<Seal, 'number' | 'head' | 'total' | 'sealedAt'>>`
    select number, head, total, sealed_at as "sealedAt" from ledger_seal order by number desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** The ends of the chain after one of them, oldest first, without the rows they cover. */
export async function headsAfter(
  db: Db,
  number: number,
  most: number,
): Promise<readonly Pick<Seal, 'number' | 'head' | 'total' | 'sealedAt'>[]> {
  const { rows } = await sql<Pick<Seal, 'number' | 'head' | 'total' | 'sealedAt'>>`
    select number, head, total, sealed_at as "sealedAt" from ledger_seal where number > ${number} order by number limit ${most}`.execute(
    db,
  );
  return rows;
}

/** Whole seals after one of them, oldest first. */
export async function sealsAfter(db: Db, number: number, most: number): Promise<readonly Seal[]> {
  const { rows } = await sql<Seal>`
    select number, sealed_at as "sealedAt", names, digests, total, previous, head
    from ledger_seal where number > ${number} order by number limit ${most}`.execute(db);
  return rows;
}

/** How many rows wait for a seal, and since when. */
export async function countWaiting(db: Db): Promise<{ readonly count: number; readonly since: string | null }> {
  const { rows } = await sql<{
    count: number;
    since: string | null;
  }>`select count(*) as count, min(since) as since from ledger_waiting`.execute(db);
  return rows[0] ?? { count: 0, since: null };
}

/** For the rest of the transaction: thousands of rows are looked up by their keys, however the planner would guess; times are written in UTC. */
export async function lookUpByKey(db: Db): Promise<void> {
  await sql`select set_config(name, value, true) from (values ${sql.raw(PLANNING.map((name) => `('${name}', 'off')`).join(', '))}, ('timezone', 'UTC')) as settings (name, value)`.execute(
    db,
  );
}

/** For the rest of the transaction: the planner is free again. */
export async function searchFreely(db: Db): Promise<void> {
  await sql`select set_config(name, 'on', true) from unnest(${PLANNING}::text[]) as settings (name)`.execute(db);
}

const PLANNING = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'];
