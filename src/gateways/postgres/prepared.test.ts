import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Db } from '#kernel/database';
import { plannedEachTime } from '#kernel/statements';
import { useDatabase } from '#test/database';

const lent = useDatabase();

/** What the connection of a transaction has prepared and how often it was used, by statement. */
async function preparedOn(trx: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ statement: string }>`
    select statement from pg_prepared_statements where statement like ${'select 4%'} order by statement`.execute(trx);
  return rows.map(({ statement }) => statement);
}

async function answerTo(trx: Db, given: unknown): Promise<unknown> {
  const { rows } = await sql<{ answer: unknown }>`select 41 as forty_one, ${given}::text as answer`.execute(trx);
  return rows[0]?.answer;
}

test('what is asked again is prepared once, and answers each value by itself', async () => {
  await lent.db.transaction().execute(async (trx) => {
    expect(await answerTo(trx, 'one')).toBe('one');
    expect(await answerTo(trx, null)).toBeNull();
    for (let time = 0; time < 8; time += 1) expect(await answerTo(trx, `${time}`)).toBe(`${time}`);
    expect(await preparedOn(trx)).toEqual(['select 41 as forty_one, $1::text as answer']);
  });
});

test('a statement that is planned for each question is not kept', async () => {
  await lent.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ word: string }>`select 42 ${plannedEachTime} as n, ${'a'}::text as word`.execute(trx);
    expect(rows[0]?.word).toBe('a');
    expect(await preparedOn(trx)).not.toContainEqual(expect.stringContaining('42'));
  });
});

test('one that fails fails each time, and leaves the connection of use', async () => {
  const broken = (): Promise<unknown> => sql`select 43 / ${0}::int as never`.execute(lent.db);
  await expect(broken()).rejects.toThrow('division by zero');
  await expect(broken()).rejects.toThrow('division by zero');
  expect(await answerTo(lent.db, 'still')).toBe('still');
});

test('twenty at once on as many connections hear their own answers', async () => {
  const asked = Array.from({ length: 200 }, (_, n) => `${n}`);
  expect(await Promise.all(asked.map((one) => answerTo(lent.db, one)))).toEqual(asked);
});
