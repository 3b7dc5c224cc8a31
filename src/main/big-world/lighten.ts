import type { Bulk } from '#gateways/postgres';
import { TABLES } from './tables.ts';

/** What is taken away while many rows come in: references, and indexes that keep nothing apart. Both are quicker made than kept. */
export async function takeAway(bulk: Bulk): Promise<void> {
  await bulk.together(async () => {
    const guards = await bulk.run<{ gone: string; back: string }>(GUARDS, [Object.keys(TABLES).filter((table) => !SMALL.has(table))]);
    for (const { gone, back } of guards) {
      await bulk.run('insert into world_load_away (put_back) values ($1)', [back]);
      await bulk.run(gone);
    }
  });
}

/** Puts back what was taken away, one after the other: killed on the way, the next load goes on from there. Answers how many. */
export async function putBack(bulk: Bulk, say: (line: string) => void): Promise<number> {
  const away = await bulk.run<{ n: string; put_back: string }>('select n, put_back from world_load_away order by n');
  await bulk.run("set maintenance_work_mem = '512MB'");
  for (const [nth, { n, put_back: statement }] of away.entries()) {
    if (nth % 10 === 0) say(`Putting back indexes and references: ${nth} of ${away.length}`);
    await bulk.together(async () => {
      await bulk.run(statement);
      await bulk.run('delete from world_load_away where n = $1', [n]);
    });
  }
  return away.length;
}

/** Worked on by the running program all the time, and small. */
const SMALL: ReadonlySet<string> = new Set(['ledger_waiting', 'queue_count_change']);

const GUARDS = `
  select format('drop index %s', i.indexrelid::regclass) as gone, pg_get_indexdef(i.indexrelid) as back, 0 as kind, i.indexrelid::regclass::text as name
  from pg_index i join pg_class t on t.oid = i.indrelid
  where t.relnamespace = 'public'::regnamespace and t.relname = any($1::text[]) and not i.indisunique
  union all
  select format('alter table %s drop constraint %I', conrelid::regclass, conname),
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(c.oid)), 1, conname
  from pg_constraint c join pg_class t on t.oid = c.conrelid
  where t.relnamespace = 'public'::regnamespace and t.relname = any($1::text[]) and contype = 'f'
  order by kind, name`;
