import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { useDatabase } from '#test/database';
import { enterInLedger } from './ledger-store.ts';
import { bookRestored } from './ledger-status.ts';
import { headOf, sealKey } from './seal-head.ts';
import { sealLedger } from './seal-ledger.ts';
import { sealsAfter } from './seal-store.ts';
import { aHeadBook } from './seal.fixture.ts';
import { verifyLedger } from './verify-ledger.ts';

const lent = useDatabase();
const NOW = Temporal.Instant.from('2026-08-10T03:00:00Z');
const secretKey = 'a secret of the tests';
let heads: ReturnType<typeof aHeadBook>;
let dossierId: string;

/** A dossier with five facts in two seals, and five looks at it in one more. */
beforeEach(async () => {
  await sql`truncate ledger_seal, ledger_waiting, ledger_entry, dossier_fact`.execute(lent.ownerDb);
  await sql`alter table dossier_fact drop constraint if exists dossier_fact_dossier_id_fkey`.execute(lent.ownerDb);
  heads = aHeadBook();
  dossierId = newId();
  for (let seq = 1; seq <= 5; seq += 1) await aFact(seq);
  await seal(3);
  for (let i = 0; i < 5; i += 1) await aRead();
  await seal();
});

async function aFact(seq: number): Promise<void> {
  await sql`
    insert into dossier_fact (dossier_id, seq, id, type, at, actor_kind, actor_id, data)
    values (${dossierId}, ${seq}, ${newId()}, ${`type-${seq}`}, ${NOW.add({ minutes: seq }).toString()}, 'officer', ${newId()},
      ${JSON.stringify({ limit: null, seq })}::jsonb)`.execute(lent.db);
}

async function aRead(): Promise<void> {
  const by = { kind: 'officer', id: newId(), role: 'receiver', agencyId: 'H99.01' } as const;
  await enterInLedger(lent.db, {
    at: NOW.toString(),
    by,
    kind: 'personal-data-read',
    subject: { kind: 'dossier', id: dossierId },
    reason: 'settling',
  });
}

async function seal(mostRows?: number): Promise<void> {
  await sealLedger({ mostRows }, { db: lent.db, now: NOW, secretKey, heads });
}

async function breaks(key = secretKey) {
  return (await verifyLedger({ secretKey: key, heads: heads.lines() }, { db: lent.ownerDb })).breaks;
}

/** What somebody does who owns the database. */
async function tamper(...statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement.replaceAll(':dossier', `'${dossierId}'`)).execute(lent.ownerDb);
}

function row(seq: number): string {
  return expect.stringMatching(new RegExp(`^fact/${dossierId}/${seq}/`)) as string;
}

test('nothing was done: nothing is named', async () => {
  const report = await verifyLedger({ secretKey, heads: heads.lines() }, { db: lent.ownerDb });
  expect(report).toMatchObject({ sealed: { number: 3, rows: 10 }, waiting: { count: 0, since: null }, compared: 3, lost: [], breaks: [] });
});

test('a column that came later and holds nothing breaks nothing', async () => {
  await tamper('alter table dossier_fact add column if not exists later text');
  expect(await breaks()).toEqual([]);
  await tamper(`update dossier_fact set later = 'x' where seq = 2`);
  expect(await breaks()).toEqual([{ kind: 'changed', seal: 1, row: row(2) }]);
  await tamper('alter table dossier_fact drop column later');
});

describe('somebody who owns the database', () => {
  test.each([
    `update dossier_fact set data = '{"seq": 9}' where seq = 4`,
    `update dossier_fact set data = data - 'limit' where seq = 4`,
    `update dossier_fact set at = at + interval '1 microsecond' where seq = 4`,
    `update dossier_fact set actor_id = null where seq = 4`,
    `update dossier_fact set id = gen_random_uuid() where seq = 4`,
  ])('changes a fact: %s', async (statement) => {
    await tamper(statement);
    expect(await breaks()).toEqual([{ kind: 'changed', seal: 2, row: row(4) }]);
  });

  test('removes a fact', async () => {
    await tamper('delete from dossier_fact where seq = 2');
    expect(await breaks()).toEqual([{ kind: 'removed', seal: 1, row: row(2) }]);
  });

  test('removes the last sealed fact', async () => {
    await tamper('delete from dossier_fact where seq = 5');
    expect(await breaks()).toEqual([{ kind: 'removed', seal: 2, row: row(5) }]);
  });

  test('swaps two facts in their order', async () => {
    await tamper(
      'update dossier_fact set seq = 99 where seq = 2',
      'update dossier_fact set seq = 2 where seq = 4',
      'update dossier_fact set seq = 4 where seq = 99',
    );
    expect(await breaks()).toEqual([
      { kind: 'swapped', seal: 1, row: row(2), with: row(4) },
      { kind: 'swapped', seal: 2, row: row(4), with: row(2) },
    ]);
  });

  test('swaps what two facts say', async () => {
    await tamper(`
      update dossier_fact one set type = other.type, at = other.at, actor_id = other.actor_id, data = other.data
      from dossier_fact other where (one.seq, other.seq) in ((1, 3), (3, 1))`);
    expect((await breaks())[0]).toEqual({ kind: 'swapped', seal: 1, row: row(1), with: row(3) });
  });

  test('inserts a fact past the list of what waits', async () => {
    await tamper(
      `insert into dossier_fact (dossier_id, seq, id, type, at, actor_kind, data)
      values (:dossier, 6, '00000000-0000-7000-8000-000000000006', 'decided', now(), 'officer', '{}')`,
      'delete from ledger_waiting',
    );
    expect(await breaks()).toEqual([{ kind: 'inserted', row: `fact/${dossierId}/6/00000000-0000-7000-8000-000000000006` }]);
  });

  test('inserts a fact and hides it behind a second entry of a sealed one', async () => {
    await tamper(
      `insert into dossier_fact (dossier_id, seq, id, type, at, actor_kind, data) values (:dossier, 6, gen_random_uuid(), 'decided', now(), 'officer', '{}')`,
      'delete from ledger_waiting',
      `insert into ledger_waiting (name) select 'fact/' || dossier_id || '/' || seq || '/' || id from dossier_fact where seq = 1`,
    );
    expect(await breaks()).toEqual([{ kind: 'inserted', row: row(6) }]);
    await seal();
    expect(await breaks()).toEqual([{ kind: 'inserted', row: row(6) }]);
  });

  test('removes a fact before it is sealed', async () => {
    await aFact(6);
    await tamper('delete from dossier_fact where seq = 6');
    expect(await breaks()).toEqual([{ kind: 'removed-unsealed', row: row(6) }]);
    await seal();
    expect(await breaks()).toEqual([{ kind: 'removed', seal: 4, row: row(6) }]);
  });

  test('empties a table', async () => {
    await tamper('truncate ledger_entry');
    expect(await breaks()).toHaveLength(5);
  });

  test('removes the last seal with its rows, and then more is sealed', async () => {
    await tamper('delete from ledger_seal where number = 3', 'truncate ledger_entry');
    expect(await breaks()).toEqual([{ kind: 'tail-cut', seal: 3, known: 3 }]);
    await aRead();
    await seal();
    expect(await breaks()).toEqual([{ kind: 'head-differs', seal: 3 }]);
  });

  test('removes a seal in the middle', async () => {
    await tamper('delete from ledger_seal where number = 2');
    expect((await breaks())[0]).toEqual({ kind: 'seal-removed', seal: 2 });
  });

  test.each([
    `update ledger_seal set sealed_at = sealed_at - interval '1 day' where number = 2`,
    `update ledger_seal set total = total + 1 where number = 2`,
    `update ledger_seal set head = sha256('x') where number = 2`,
    `update ledger_seal set previous = sha256('x') where number = 2`,
    `update ledger_seal set digests = sha256('x') || substring(digests from 33) where number = 2`,
    `update ledger_seal set names = array[names[2], names[1]] where number = 2`,
    `update ledger_seal set names = array['nobody', names[2]] where number = 2`,
  ])('changes a seal: %s', async (statement) => {
    await tamper(statement);
    expect((await breaks())[0]).toEqual({ kind: 'seal-changed', seal: 2 });
  });

  test('seals anew with a key of their own', async () => {
    await tamper(
      `update dossier_fact set data = '{}' where seq = 1`,
      'truncate ledger_seal, ledger_waiting',
      `insert into ledger_waiting (name) select 'fact/' || dossier_id || '/' || seq || '/' || id from dossier_fact`,
    );
    await sealLedger({}, { db: lent.db, now: NOW, secretKey: 'another secret', heads: aHeadBook() });
    expect((await breaks())[0]).toEqual({ kind: 'seal-changed', seal: 1 });
    // Whoever has the secret too is still contradicted by the book.
    expect((await breaks('another secret'))[0]).toEqual({ kind: 'head-differs', seal: 1 });
  });
});

test('one link made anew with the right key no longer fits the next', async () => {
  const [first] = await sealsAfter(lent.db, 0, 1);
  const content = { ...first!, sealedAt: '2026-08-09T03:00:00Z' };
  await sql`
    update ledger_seal set sealed_at = ${content.sealedAt}, head = ${headOf(content, sealKey(secretKey))} where number = 1`.execute(
    lent.ownerDb,
  );
  expect(await breaks()).toEqual([
    { kind: 'head-differs', seal: 1 },
    { kind: 'seal-changed', seal: 2 },
  ]);
});

test('a backup put back says which seals are gone, and goes on', async () => {
  await tamper('delete from ledger_seal where number = 3', 'truncate ledger_entry');
  await bookRestored({ db: lent.ownerDb, heads, now: NOW });
  await aRead();
  await seal();
  const report = await verifyLedger({ secretKey, heads: heads.lines() }, { db: lent.ownerDb });
  expect(report).toMatchObject({ sealed: { number: 3 }, compared: 3, lost: [{ from: 3, to: 3, at: NOW.toString() }], breaks: [] });
});
