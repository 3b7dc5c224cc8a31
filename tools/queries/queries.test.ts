import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Db } from '#kernel/database';
import { anything } from './anything.ts';
import { noRow, oneRow, statementsOf } from './listen.ts';
import { printSql } from './print-sql.ts';

async function readThenWrite(db: Db, given: { id: string; at: Temporal.Instant; papers: readonly { name: string }[] }): Promise<void> {
  const { rows } = await sql`select 1 from draft where id = ${given.id}`.execute(db);
  if (rows.length === 0) throw new Error('no such draft');
  await sql`update draft set at = ${given.at.toString()}, papers = ${JSON.stringify(given.papers.map(({ name }) => name))}`.execute(db);
}

test('what a function asks is heard, up to the point where it gives up', async () => {
  const heard = await statementsOf((db) => readThenWrite(db, anything(db) as never), noRow);
  expect(heard).toEqual(['select 1 from draft where id = $1']);
});

test('a function that finds somebody goes on', async () => {
  const heard = await statementsOf((db) => readThenWrite(db, anything(db) as never), oneRow);
  expect(heard).toEqual(['select 1 from draft where id = $1', 'update draft set at = $1, papers = $2']);
});

test('a function that never stops asking is stopped', async () => {
  const heard = await statementsOf(async (db) => {
    for (;;) await sql`select 1`.execute(db);
  }, oneRow);
  expect(heard.length).toBeLessThan(50);
});

test('a statement keeps its lines and moves to the left; one in one line is broken at its clauses', () => {
  expect(printSql('\n    select a\n      , b\n    from c\n')).toBe('select a\n  , b\nfrom c;');
  expect(printSql('delete from c where a is distinct from b returning a')).toBe('delete from c\nwhere a is distinct from b\nreturning a;');
});
