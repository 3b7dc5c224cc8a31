import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import type { Db } from '#kernel/database';
import { useDatabase } from '#test/database';
import { enterInLedger } from './ledger-store.ts';
import { SOURCES } from './sealed-rows.ts';
import { findLastSeal } from './seal-store.ts';
import { aHeadBook } from './seal.fixture.ts';
import { sealLedger } from './seal-ledger.ts';
import { verifyLedger } from './verify-ledger.ts';

const lent = useDatabase();
const heads = aHeadBook();
const NOW = Temporal.Instant.from('2026-08-10T03:00:00.123456Z');

function seal(mostRows?: number): Promise<number> {
  return sealLedger({ mostRows }, { db: lent.db, now: NOW, secretKey: 'a secret of the tests', heads });
}

function verify() {
  return verifyLedger({ secretKey: 'a secret of the tests', heads: heads.lines() }, { db: lent.ownerDb });
}

function aRead(db: Db, id = newId()): Promise<void> {
  const by = { kind: 'officer', id: newId(), role: 'receiver', agencyId: 'H99.01' } as const;
  return enterInLedger(db, { at: NOW.toString(), by, kind: 'personal-data-read', subject: { kind: 'dossier', id }, reason: 'settling' });
}

describe('the sealer', () => {
  test('seals what was appended, in batches, and nothing a second time', async () => {
    for (let i = 0; i < 7; i += 1) await aRead(lent.db);
    expect(await seal(3)).toBe(7);
    expect(await seal(3)).toBe(0);
    expect(await verify()).toMatchObject({ sealed: { number: 3, rows: 7 }, waiting: { count: 0 }, compared: 3, breaks: [] });
  });

  test('what was rolled back was never there', async () => {
    await expect(
      lent.db.transaction().execute((trx) => aRead(trx).then(() => Promise.reject(new Error('changed their mind')))),
    ).rejects.toThrow();
    expect(await seal()).toBe(0);
    expect((await verify()).breaks).toEqual([]);
  });

  test('a row committed late is sealed late, and holds nobody up', async () => {
    await lent.db.transaction().execute(async (slow) => {
      await aRead(slow);
      await aRead(lent.db);
      expect(await seal()).toBe(1);
    });
    expect(await seal()).toBe(1);
    expect(await verify()).toMatchObject({ waiting: { count: 0 }, breaks: [] });
  });

  test('only one seals at a time', async () => {
    await aRead(lent.db);
    await lent.db.transaction().execute(async (holder) => {
      await sql`select pg_advisory_xact_lock(7302170)`.execute(holder);
      expect(await seal()).toBe(0);
    });
    expect(await seal()).toBe(1);
  });

  test('four writers with slow transactions while seals are made: none skipped, none twice', { timeout: 60_000 }, async () => {
    const before = (await findLastSeal(lent.db))?.total ?? 0;
    let writing = true;
    async function write(): Promise<void> {
      for (let i = 0; i < 40; i += 1) {
        await lent.db.transaction().execute(async (trx) => {
          await aRead(trx);
          await sql`select pg_sleep(random() * 0.02)`.execute(trx);
          await aRead(trx);
          if (i % 10 === 9) await sql`savepoint s; insert into ledger_waiting (name) values ('entry/0'); rollback to s`.execute(trx);
        });
      }
    }
    async function sealOn(): Promise<void> {
      while (writing) await seal(17);
    }
    const sealers = [sealOn(), sealOn()];
    await Promise.all([write(), write(), write(), write()]);
    writing = false;
    await Promise.all(sealers);
    await seal();
    const { rows } = await sql<{ name: string; times: number }>`
      select name, count(*) as times from ledger_seal, unnest(names) as name group by name`.execute(lent.db);
    expect(rows.every(({ times }) => times === 1)).toBe(true);
    expect(rows).toHaveLength(before + 320);
    expect(await verify()).toMatchObject({ sealed: { rows: before + 320 }, waiting: { count: 0 }, breaks: [] });
  });

  test('a sealer killed in the middle leaves everything to the next', async () => {
    for (let i = 0; i < 5; i += 1) await aRead(lent.db);
    await lent.db.connection().execute(async (killer) => {
      await lent.db
        .transaction()
        .execute(async (trx) => {
          const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
          expect(await sealLedger({}, { db: trx, now: NOW, secretKey: 'a secret of the tests', heads: aHeadBook() })).toBe(5);
          await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`.execute(killer);
          await sql`select 1`.execute(trx);
        })
        .catch(() => undefined);
    });
    expect((await verify()).waiting.count).toBe(5);
    expect(await seal()).toBe(5);
    expect((await verify()).breaks).toEqual([]);
  });

  test('a book that is behind is brought up to date', async () => {
    const book = aHeadBook();
    await sealLedger({}, { db: lent.db, now: NOW, secretKey: 'a secret of the tests', heads: book });
    expect(book.written).toEqual(heads.written);
  });
});

/** What the application may only add to. */
const APPENDED = [...Object.values(SOURCES).map(({ table }) => table), 'request_key', 'ledger_seal', 'ledger_check'];

test('every table of the chain sends its new rows to wait, by the name under which they are looked for', async () => {
  const { rows } = await sql<{ name: string; said: string }>`
    select tgrelid::regclass::text as name, rtrim(replace(encode(tgargs, 'escape'), '\\000', '/'), '/') as said
    from pg_trigger where tgfoid = 'wait_for_seal'::regproc and tgenabled = 'O'`.execute(lent.db);
  const looked = Object.entries(SOURCES).map(([source, { table, place, ...more }]) => [
    table,
    [source, ...Object.keys(place), ...('named' in more ? [more.named] : [])].join('/'),
  ]);
  expect(Object.fromEntries(rows.map(({ name, said }) => [name, said]))).toEqual(Object.fromEntries(looked));
});

test('a row that cannot be named is not taken', async () => {
  const { ownerDb } = lent;
  await sql`create table nameless (id uuid)`.execute(ownerDb);
  await sql`create trigger nameless_waits after insert on nameless for each row execute function wait_for_seal('nameless', 'id')`.execute(
    ownerDb,
  );
  await expect(sql`insert into nameless values (null)`.execute(ownerDb)).rejects.toThrow(/no id to be named by/);
  await sql`drop table nameless`.execute(ownerDb);
});

describe('the role of the application', () => {
  test.each(APPENDED)('cannot change, remove or empty %s', async (table) => {
    const [column] = (
      await sql<{
        name: string;
      }>`select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and attidentity = '' limit 1`.execute(
        lent.db,
      )
    ).rows;
    for (const statement of [`update ${table} set ${column?.name} = ${column?.name}`, `delete from ${table}`, `truncate ${table}`]) {
      await expect(sql.raw(statement).execute(lent.db)).rejects.toThrow(/permission denied/);
    }
  });

  test('cannot change or empty the list of what waits', async () => {
    for (const statement of [`update ledger_waiting set name = ''`, 'truncate ledger_waiting']) {
      await expect(sql.raw(statement).execute(lent.db)).rejects.toThrow(/permission denied/);
    }
  });

  test('cannot take the triggers away', async () => {
    await expect(sql`alter table dossier_fact disable trigger all`.execute(lent.db)).rejects.toThrow(/must be owner/);
  });
});
