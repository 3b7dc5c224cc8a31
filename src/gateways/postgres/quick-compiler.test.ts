import { PostgresQueryCompiler, sql, type RawBuilder } from 'kysely';
import { expect, test } from 'vitest';
import { QuickCompiler } from './quick-compiler.ts';

const STATEMENTS: Readonly<Record<string, RawBuilder<unknown>>> = {
  plain: sql`select 1`,
  values: sql`select ${1}, ${'two'}, ${null}, ${['a', 'b']}::text[], ${true}`,
  pieces: sql`select * from (${sql`select ${'inner'} as a where ${sql`x = ${2}`}`}) as t where a = ${'outer'}`,
  names: sql`select ${sql.ref('plain')}, ${sql.ref('a.b')}, ${sql.ref('quo"ted')}, ${sql.id('schema', 'table')} from ${sql.table('a.b')}`,
  'written out': sql`select ${sql.lit(5)}, ${sql.lit('it’s')}, ${sql.lit("it's")}, ${sql.lit(null)}, ${sql.lit(true)}, ${sql.raw('now()')}`,
  lists: sql`select ${sql.join([1, sql.lit(2), sql`${3}`])}, ${sql.join([sql`a`, sql`b`], sql` and `)}, ${sql.join([])}`,
};

test.each(Object.entries(STATEMENTS))('%s come out as Kysely would write them', (_name, statement) => {
  const node = statement.toOperationNode();
  const id = { queryId: 'any' };
  const [ours, usual] = [new QuickCompiler(), new PostgresQueryCompiler()].map((one) => one.compileQuery(node as never, id));
  expect([ours?.sql, ours?.parameters]).toEqual([usual?.sql, usual?.parameters]);
});
