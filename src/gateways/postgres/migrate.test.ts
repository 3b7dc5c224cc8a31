import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { leaveJob } from '#kernel/jobs';
import { fold } from '#kernel/text';
import { useDatabase } from '#test/database';
import { migrate } from './migrate.ts';

const database = useDatabase();

function aFolderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-migrations-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test('two processes starting at once run each migration once', async () => {
  const folder = aFolderWith({ '9001_twice.sql': 'create table twice (id int primary key); insert into twice values (1);' });
  const run = () => migrate({ ownerUrl: database.ownerUrl, appRole: 'motcua_app', folder });
  const [first, second] = await Promise.all([run(), run()]);
  expect([...first, ...second]).toEqual(['9001_twice.sql']);
});

test('a migration that changed after it ran stops the start by name', async () => {
  const before = aFolderWith({ '9002_changed.sql': 'create table changed (id int);' });
  await migrate({ ownerUrl: database.ownerUrl, appRole: 'motcua_app', folder: before });
  const after = aFolderWith({ '9002_changed.sql': 'create table changed (id bigint);' });
  await expect(migrate({ ownerUrl: database.ownerUrl, appRole: 'motcua_app', folder: after })).rejects.toThrow('9002_changed.sql');
});

test('a migration that fails leaves nothing behind', async () => {
  const folder = aFolderWith({ '9003_half.sql': 'create table half (id int); select no_such_function();' });
  await expect(migrate({ ownerUrl: database.ownerUrl, appRole: 'motcua_app', folder })).rejects.toThrow('9003_half.sql');
  const { rows } = await sql<{ there: boolean }>`select to_regclass('public.half') is not null as there`.execute(database.ownerDb);
  expect(rows).toEqual([{ there: false }]);
});

test('folding is the same in the database and in the program', async () => {
  const words = ['Đăng ký  kết hôn', 'ĐẤT MŨI', 'Thủy sản', ' nghề  lưới rê ', 'Ỷ Ỹ ỵ ƯỚC'];
  for (const word of words) {
    const { rows } = await sql<{ folded: string }>`select vi_fold(${word}) as folded`.execute(database.db);
    expect(rows[0]?.folded).toBe(fold(word));
  }
});

test('a job left in a rolled back transaction was never left', async () => {
  await database.db
    .transaction()
    .execute(async (trx) => {
      await leaveJob(trx, 'nothing', { a: 1 });
      throw new Error('undo');
    })
    .catch(() => undefined);
  await leaveJob(database.db, 'something', { a: 1 }, { key: 'once' });
  await leaveJob(database.db, 'something', { a: 2 }, { key: 'once' });
  const { rows } = await sql<{ n: number }>`select count(*) as n from graphile_worker._private_jobs`.execute(database.db);
  expect(rows).toEqual([{ n: 1 }]);
});
