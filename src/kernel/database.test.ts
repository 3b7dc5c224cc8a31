import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import { inTransaction, type Db } from './database.ts';

const lent = useDatabase();

function add(db: Db, name: string): Promise<unknown> {
  return sql`update tally set many = many + 1 where name = ${name}`.execute(db);
}

test('of two transactions that wait for one another one gives way, runs anew, and both are done once', async () => {
  await sql`create table tally (name text primary key, many int not null)`.execute(lent.ownerDb);
  await sql`insert into tally values ('one', 0), ('two', 0)`.execute(lent.ownerDb);
  const [firstHolds, secondHolds] = [Promise.withResolvers(), Promise.withResolvers()];
  let runs = 0;
  function both(db: Db, order: readonly [string, string], met: () => Promise<unknown>): Promise<void> {
    return inTransaction(db, async (trx) => {
      runs += 1;
      await add(trx, order[0]);
      await met();
      await add(trx, order[1]);
    });
  }
  await Promise.all([
    both(lent.ownerDb, ['one', 'two'], () => (firstHolds.resolve(null), secondHolds.promise)),
    both(lent.ownerDb, ['two', 'one'], () => (secondHolds.resolve(null), firstHolds.promise)),
  ]);
  const { rows } = await sql`select name, many from tally order by name`.execute(lent.ownerDb);
  expect(rows).toEqual([
    { name: 'one', many: 2 },
    { name: 'two', many: 2 },
  ]);
  expect(runs).toBe(3);
});

test('a fault of another kind ends it at once', async () => {
  let runs = 0;
  const failing = inTransaction(lent.ownerDb, async (trx) => {
    runs += 1;
    await sql`select 1 / 0`.execute(trx);
  });
  await expect(failing).rejects.toThrow('division by zero');
  expect(runs).toBe(1);
});
