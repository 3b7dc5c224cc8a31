import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { plannedEachTime, takesItsTime } from '#kernel/statements';
import { troubleIn } from '#kernel/trouble';
import { useDatabase } from '#test/database';
import { connect } from './connect.ts';

const lent = useDatabase();

test('a server that says nothing is not waited for, and asked anew over another line; what takes its time may take it', async () => {
  const db = connect({ url: lent.appUrl, max: 3, silence: 300 });
  onTestFinished(() => db.destroy());
  const patient = sql<{ n: number }>`select ${takesItsTime} 1 as n, pg_sleep(2.5)`.execute(db);
  const inTransaction = db.transaction().execute((trx) => sql`select pg_sleep(20)`.execute(trx));
  const alone = sql`select pg_sleep(20)`.execute(db);
  const faults = await Promise.all([alone, inTransaction].map((one) => one.catch((fault: unknown) => fault)));
  expect(faults.map(troubleIn)).toEqual(['database-away', 'database-away']);
  expect((await sql<{ n: number }>`select 2 as n`.execute(db)).rows).toEqual([{ n: 2 }]);
  expect((await patient).rows).toMatchObject([{ n: 1 }]);
}, 20_000);

test('a statement is planned for any values unless it says otherwise, and only then', async () => {
  await lent.db.transaction().execute(async (trx) => {
    const mode = async (own: boolean): Promise<unknown> => {
      const { rows } = await sql<{ mode: string; said: string }>`
        select ${own ? plannedEachTime : sql``} current_setting('plan_cache_mode') as mode, ${'word'}::text as said`.execute(trx);
      return rows;
    };
    expect(await mode(false)).toEqual([{ mode: 'force_generic_plan', said: 'word' }]);
    expect(await mode(true)).toEqual([{ mode: 'force_custom_plan', said: 'word' }]);
  });
  const { rows } = await sql`select current_setting('plan_cache_mode') as mode from generate_series(1, 3)`.execute(lent.db);
  expect(rows).toEqual(Array.from({ length: 3 }, () => ({ mode: 'force_generic_plan' })));
});
