import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import type { Db } from './database.ts';
import { askingOnce, bringMarks, heldByQuestion, heldByRevision, readMarks } from './reference.ts';

const lent = useDatabase();
let read = 0;

beforeEach(() => {
  read = 0;
});

async function plans(db: Db): Promise<number> {
  read += 1;
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from session_plan`.execute(db);
  return rows[0]?.count ?? 0;
}

async function addPlan(db: Db, id: string): Promise<void> {
  await sql`insert into session_plan (id, weekdays, hours) values (${id}, '[]', '[]')`.execute(db);
}

describe('reference data', () => {
  test('is read again only after a change, and then at once', async () => {
    const held = heldByRevision('calendar', plans);
    const before = await held(lent.db);
    expect(await held(lent.db)).toBe(before);
    expect(read).toBe(1);
    await addPlan(lent.db, 'one-more');
    expect(await held(lent.db)).toBe(before + 1);
  });

  test('is the same from the beginning of a request to its end, and new in the next', async () => {
    const held = heldByRevision('calendar', plans);
    const [first, second] = await askingOnce(async () => {
      const at = await held(lent.db);
      await addPlan(lent.db, 'meanwhile');
      return [at, await held(lent.db)];
    });
    expect(second).toBe(first);
    expect(await askingOnce(() => held(lent.db))).toBe(first + 1);
  });

  test('is looked at afresh inside a transaction, which may have changed it', async () => {
    const held = heldByRevision('calendar', plans);
    await askingOnce(async () => {
      const before = await held(lent.db);
      await lent.db.transaction().execute(async (trx) => {
        await addPlan(trx, 'in-transaction');
        expect(await held(trx)).toBe(before + 1);
      });
    });
  });

  test('needs no question of its own when its marks came with another answer', async () => {
    const held = heldByRevision('calendar', plans);
    await held(lent.db);
    await askingOnce(async () => {
      bringMarks({ ...(await readMarks(lent.db)), calendar: 'another' });
      await held(lent.db);
    });
    expect(read).toBe(2);
  });
});

describe('answers to questions', () => {
  const answers = heldByQuestion({ rooms: ['calendar', 'agency'], most: 2 }, async (db, question: { readonly q: string }) => {
    if (question.q === 'broken') throw new Error(`broken ${(read += 1)}`);
    return `${question.q} ${await plans(db)}`;
  });

  test('are kept for each question until something changes, the last of them', async () => {
    const one = await answers(lent.db, { q: 'one' });
    expect(await answers(lent.db, { q: 'one' })).toBe(one);
    expect(read).toBe(1);
    await addPlan(lent.db, 'changed');
    expect(await answers(lent.db, { q: 'one' })).not.toBe(one);

    await answers(lent.db, { q: 'two' });
    await answers(lent.db, { q: 'one' });
    await answers(lent.db, { q: 'three' });
    read = 0;
    await answers(lent.db, { q: 'one' });
    expect(read).toBe(0);
    await answers(lent.db, { q: 'two' });
    expect(read).toBe(1);
  });

  test('that failed are asked for again', async () => {
    await expect(answers(lent.db, { q: 'broken' })).rejects.toThrow('broken 1');
    await expect(answers(lent.db, { q: 'broken' })).rejects.toThrow('broken 2');
  });
});
