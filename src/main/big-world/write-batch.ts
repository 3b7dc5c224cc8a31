import type { Bulk } from '#gateways/postgres';
import type { Batch } from './make-batch.ts';
import { TABLES, WITH_TRIGGERS, type TableName } from './tables.ts';

/** Puts a batch in, whole or not at all. What triggers would do row by row is among its rows. */
export async function writeBatch(batch: Batch, bulk: Bulk): Promise<void> {
  await bulk.together(async () => {
    for (const table of WITH_TRIGGERS) await bulk.run(`alter table ${table} disable trigger user`);
    for (const table of Object.keys(TABLES) as TableName[]) {
      await bulk.copy({ table, columns: TABLES[table], text: batch.texts.get(table) ?? '' });
    }
    for (const table of WITH_TRIGGERS) await bulk.run(`alter table ${table} enable trigger user`);
    const keys = [...batch.counters.keys()].map((key) => key.split(' '));
    await bulk.run(
      `insert into dossier_code_counter (agency_id, on_date, last) select * from unnest($1::text[], $2::date[], $3::int[])
      on conflict (agency_id, on_date) do update set last = greatest(dossier_code_counter.last, excluded.last)`,
      [keys.map(([agencyId]) => agencyId), keys.map(([, on]) => on), [...batch.counters.values()]],
    );
    await bulk.run('update world_load set batches_in = $1', [batch.number + 1]);
  });
}
