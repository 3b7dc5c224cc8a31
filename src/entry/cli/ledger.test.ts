import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileHeadBook } from '#gateways/head-book';
import { fileObjectStore } from '#gateways/object-store';
import type { Db } from '#kernel/database';
import { bookRestored, sealLedger } from '#modules/ledger/server';
import { useDatabase } from '#test/database';
import { backup } from './backup.ts';
import { fillWorld, listen, NOW } from './backup.fixture.ts';
import { ledger } from './ledger.ts';
import { restore } from './restore.ts';

const source = useDatabase();
const target = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'motcua-ledger-'));
const objects = fileObjectStore({ folder: join(folder, 'kept') });
const book = join(folder, 'heads.txt');
const secretKey = 'a secret of the tests';

beforeAll(async () => {
  await fillWorld(source.db, objects);
  await seal(source.db);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function seal(db: Db): Promise<void> {
  await sealLedger({ mostRows: 2 }, { db, now: NOW, secretKey, heads: fileHeadBook({ file: book }) });
}

async function verify(args: readonly string[] = [], db = source.ownerDb): Promise<{ exit: number; said: string; failed: string }> {
  const out = listen();
  const openBook = (file: string) => fileHeadBook({ file });
  const exit = await ledger(['verify', ...args], { db, secretKey, heads: openBook(book), openBook, ...out });
  return { exit, said: out.said.join('\n'), failed: out.failed.join('\n') };
}

describe('motcua ledger verify', () => {
  test('says how far the record is sealed, and that it is whole', async () => {
    const { exit, said } = await verify();
    expect(exit).toBe(0);
    expect(said).toMatch(
      /Sealed: [\d,]+ rows in \d+ seals, the last of 2026-11-22T03:00:00Z\nHead: \d+:[0-9a-f]{64}\nNot sealed yet: nothing/,
    );
    expect(said).toContain(`compared (${book})`);
    expect(said).toContain('Whole');
  });

  test('says what is not sealed yet', async () => {
    await sql`insert into ledger_entry (at, actor_kind, kind, subject_kind, subject_id, reason) values (now(), 'system', 'x', 'x', 'x', 'x')`.execute(
      source.db,
    );
    expect((await verify()).said).toContain('Not sealed yet: 1 rows');
    await seal(source.db);
  });

  test('names the first break and ends with 2', async () => {
    await sql`update dossier_fact set actor_role = 'leader'`.execute(source.ownerDb);
    const { exit, failed } = await verify();
    expect(exit).toBe(2);
    expect(failed).toMatch(/^BROKEN\. First: row dossier_fact \S+ 1 \S+ was changed after it was sealed \(seal \d+\)$/);
    await sql`update dossier_fact set actor_role = null`.execute(source.ownerDb);
    expect((await verify()).exit).toBe(0);
  });

  test('compares a head from a log or a paper, and a book from elsewhere', async () => {
    const [, head = ''] = /Head: (\S+)/.exec((await verify()).said) ?? [];
    expect((await verify(['--heads', join(folder, 'none.txt')])).said).toContain('Heads outside: none');
    expect((await verify(['--heads', join(folder, 'none.txt'), '--head', head])).exit).toBe(0);
    const wrong = await verify(['--heads', join(folder, 'none.txt'), '--head', head.replace(/.$/, (last) => (last === '0' ? '1' : '0'))]);
    expect(wrong).toMatchObject({ exit: 2, failed: expect.stringContaining('is not the one that the book of heads knows') as string });
    const further = await verify(['--head', `999:${'0'.repeat(64)}`]);
    expect(further).toMatchObject({ exit: 2, failed: expect.stringContaining('the end of the chain was cut off') as string });
  });

  test.each([['--head', 'nonsense'], ['--nobody'], ['more']])('refuses arguments it cannot read: %s', async (...args) => {
    const { exit, failed } = await verify(args);
    expect(exit).toBe(1);
    expect(failed).toContain('Use: motcua ledger verify');
  });
});

test('a backup takes the chain along; put back, it is whole, says what is lost and goes on', { timeout: 120_000 }, async () => {
  await sql`insert into ledger_entry (at, actor_kind, kind, subject_kind, subject_id, reason) values (now(), 'system', 'kept', 'x', 'x', 'x')`.execute(
    source.db,
  );
  const out = listen();
  expect(await backup([join(folder, 'backup')], { ownerUrl: source.ownerUrl, objects, now: NOW, ...out })).toBe(0);
  await seal(source.db);
  const before = readFileSync(book, 'utf8');

  const arriving = fileObjectStore({ folder: join(folder, 'arriving') });
  const given = { ownerUrl: target.ownerUrl, appRole: 'motcua_app', objects: arriving, ...out };
  expect(await restore([join(folder, 'backup')], given)).toBe(0);
  expect(await verify([], target.ownerDb)).toMatchObject({ exit: 2, failed: expect.stringContaining('cut off') as string });

  await bookRestored({ db: target.ownerDb, heads: fileHeadBook({ file: book }), now: NOW });
  const whole = await verify([], target.ownerDb);
  expect(whole).toMatchObject({ exit: 0, said: expect.stringContaining('Not sealed yet: 1 rows') as string });
  expect(whole.said).toMatch(/Restored from a backup at \S+: seals (\d+) to \1 were not in it/);
  await sealLedger({}, { db: target.ownerDb, now: NOW, secretKey, heads: fileHeadBook({ file: book }) });
  expect(await verify([], target.ownerDb)).toMatchObject({ exit: 0, said: expect.stringContaining('Not sealed yet: nothing') as string });
  writeFileSync(book, before);
});
