import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import { contentsInUse } from './contents-in-use.ts';

const lent = useDatabase();

test('every table that holds the hash of a content is asked before one is collected', async () => {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'public' and (column_name like '%sha256%' or column_name = 'result_paper') and table_name <> 'stored_object'
    order by 1, 2`.execute(lent.ownerDb);
  const source = readFileSync('src/views/contents-in-use.ts', 'utf8');
  expect(rows.length).toBeGreaterThan(5);
  for (const { table, column } of rows) expect(source).toMatch(new RegExp(`select ${column} from ${table} `));
});

test('what nobody refers to is not in use', async () => {
  expect(await contentsInUse(lent.db, ['a'.repeat(64)])).toEqual(new Set());
});
