import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, poke } from '#gateways/postgres';
import { fileObjectStore } from '#gateways/object-store';
import { expectOk } from '#kernel/result';
import { loadPack } from '../../main/pack.ts';
import { useDatabase } from '#test/database';
import { readMark } from './backup-folder.ts';
import { readManifest, writeManifest } from './backup-manifest.ts';
import { backup } from './backup.ts';
import { digestsOf, fillWorld, listen, NOW } from './backup.fixture.ts';
import { restore } from './restore.ts';

const source = useDatabase();
const target = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'motcua-restore-'));
const whole = join(folder, 'whole');
const kept = fileObjectStore({ folder: join(folder, 'kept') });
const arriving = join(folder, 'arriving');
const ID = '00000000-0000-7000-8000-000000000000';
let untouched: Record<string, string> = {};

beforeAll(async () => {
  await fillWorld(source.db, kept);
  expect(await backup([whole], { ownerUrl: source.ownerUrl, objects: kept, now: NOW, ...listen() })).toBe(0);
  // The owner's connections, as a start has none of the application's while a restore runs.
  await loadPack(target.ownerDb, { folder: 'packs/ca-mau', now: NOW });
  untouched = await digestsOf(target.ownerDb);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function restoreFrom(backupFolder: string): Promise<{ exit: number; failed: string }> {
  const out = listen();
  const objects = fileObjectStore({ folder: arriving });
  const exit = await restore([backupFolder], { ownerUrl: target.ownerUrl, appRole: 'motcua_app', objects, ...out });
  return { exit, failed: out.failed.join('\n') };
}

async function refusedWith(backupFolder: string, words: string): Promise<void> {
  const { exit, failed } = await restoreFrom(backupFolder);
  expect(failed).toContain(words);
  expect(failed).toContain('Nothing in the database was changed.');
  expect(exit).toBe(1);
  expect(await digestsOf(target.ownerDb)).toEqual(untouched);
}

function aCopy(): string {
  const copy = join(mkdtempSync(join(folder, 'copy-')), 'backup');
  cpSync(whole, copy, { recursive: true });
  return copy;
}

function flipByte(path: string): void {
  const bytes = readFileSync(path);
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  writeFileSync(path, bytes);
}

function anObject(): string {
  const entry = readdirSync(join(whole, 'objects'), { recursive: true, withFileTypes: true }).find((found) => found.isFile())!;
  return join(entry.parentPath, entry.name).slice(whole.length + 1);
}

describe('a damaged backup is named and nothing is touched', () => {
  const dossiers = (): string => 'tables/public.dossier.copy';
  test.each([
    { what: 'a byte of a table', file: dossiers, spoil: flipByte, words: 'is damaged' },
    { what: 'an added line', file: dossiers, spoil: (path: string) => appendFileSync(path, '\n'), words: 'is damaged' },
    { what: 'a missing table', file: dossiers, spoil: rmSync, words: 'is missing' },
    { what: 'a byte of an object', file: anObject, spoil: flipByte, words: 'is damaged' },
    { what: 'a missing object', file: anObject, spoil: rmSync, words: 'is missing' },
    { what: 'a byte of the list of objects', file: () => 'objects.txt', spoil: flipByte, words: 'is damaged' },
    { what: 'a missing list of objects', file: () => 'objects.txt', spoil: rmSync, words: 'is missing' },
    { what: 'a byte of the manifest', file: () => 'manifest.json', spoil: flipByte, words: 'is damaged' },
    { what: 'no manifest', file: () => 'manifest.json', spoil: rmSync, words: 'it is no backup' },
  ])('$what', async ({ file, spoil, words }) => {
    const copy = aCopy();
    spoil(join(copy, file()));
    await refusedWith(copy, file());
    expect((await restoreFrom(copy)).failed).toContain(words);
    expect(existsSync(arriving)).toBe(false);
  });

  test('every damaged file is named, not the first alone', async () => {
    const copy = aCopy();
    for (const file of [dossiers(), 'tables/public.person.copy', anObject()]) flipByte(join(copy, file));
    const { failed } = await restoreFrom(copy);
    for (const file of [dossiers(), 'tables/public.person.copy', anObject()]) expect(failed).toContain(file);
  });

  test('a format of another time is named', async () => {
    const copy = aCopy();
    writeFileSync(join(copy, 'manifest.json'), '{"format": 2}');
    await refusedWith(copy, 'of format 2');
  });
});

describe('a database that is not the right one is refused', () => {
  test.each([
    {
      what: 'a migration the backup does not know',
      change: sql`insert into migration values ('9999_later.sql', 'x')`,
      words: '9999_later.sql is only here',
    },
    {
      what: 'a migration it does not have',
      change: sql`delete from migration where name = '0060_ledger.sql'`,
      words: '0060_ledger.sql is missing here',
    },
    {
      what: 'another text of a migration',
      change: sql`update migration set checksum = 'x' where name = '0060_ledger.sql'`,
      words: '0060_ledger.sql is another one here',
    },
  ])('$what', async ({ change, words }) => {
    await sql`create table kept_aside as select * from migration`.execute(target.ownerDb);
    await change.execute(target.ownerDb);
    const { exit, failed } = await restoreFrom(whole);
    await sql`truncate migration`.execute(target.ownerDb);
    await sql`insert into migration select * from kept_aside`.execute(target.ownerDb);
    await sql`drop table kept_aside`.execute(target.ownerDb);
    expect(exit).toBe(1);
    expect(failed).toContain(words);
    expect(await digestsOf(target.ownerDb)).toEqual(untouched);
  });

  test('one that people use', async () => {
    await sql`insert into person (id, created_at, updated_at) values (gen_random_uuid(), now(), now())`.execute(target.ownerDb);
    const { exit, failed } = await restoreFrom(whole);
    await sql`delete from person`.execute(target.ownerDb);
    await sql`delete from party`.execute(target.ownerDb);
    expect(exit).toBe(1);
    expect(failed).toContain('rows in person');
    expect(await digestsOf(target.ownerDb)).toEqual(untouched);
  });

  test('one that a program serves', async () => {
    const program = connect({ url: target.appUrl, max: 1 });
    await sql`select 1`.execute(program);
    await refusedWith(whole, 'The program is running');
    await program.destroy();
    const visitors = sql<{
      n: number;
    }>`select count(*) as n from pg_stat_activity where datname = current_database() and usename = 'motcua_app'`;
    await poke(
      { every: 20, atMost: 10_000, what: 'the connection to end' },
      async () => (await visitors.execute(target.ownerDb)).rows[0]?.n === 0,
    );
  });
});

describe('rows the schema does not allow change nothing', () => {
  test.each([
    { what: 'one that cannot be read', table: 'rate_limit', line: 'a\tnot a moment\t1\n' },
    { what: 'one too short', table: 'rate_limit', line: 'a\n' },
    { what: 'one that belongs to no dossier', table: 'dossier_note', line: `${ID}\t${ID}\todd\t\\N\t\t2026-11-22 00:00:00+00\n` },
  ])('$what', async ({ table, line }) => {
    const copy = aCopy();
    const manifest = expectOk(await readManifest(copy));
    const file = join(copy, 'tables', `public.${table}.copy`);
    appendFileSync(file, line);
    const entry = manifest.tables.find(({ name }) => name === table)!;
    Object.assign(entry, await readMark(file), { rows: entry.rows + 1 });
    rmSync(join(copy, 'manifest.json'));
    await writeManifest(copy, manifest);

    await expect(restoreFrom(copy)).rejects.toThrow(table);
    expect(await digestsOf(target.ownerDb)).toEqual(untouched);
  });
});

test('after all of that the whole backup goes in, in place of the rows of the pack', async () => {
  expect(await restoreFrom(whole)).toEqual({ exit: 0, failed: '' });
  const history = ['public.migration', 'graphile_worker.migrations'];
  expect(await digestsOf(target.ownerDb, history)).toEqual(await digestsOf(source.ownerDb, history));
});

test('a second time it is refused', async () => {
  const { exit, failed } = await restoreFrom(whole);
  expect(exit).toBe(1);
  expect(failed).toContain('account, dossier, draft, officer, person');
});
