import { expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import { dumpSchema } from './dump-schema.ts';

const database = useDatabase();

test('database/schema.sql is what the migrations make (`npm run fresh` writes it)', async () => {
  await expect(await dumpSchema(database.ownerDb)).toMatchFileSnapshot('../../database/schema.sql');
});

test('facts and the ledger cannot be edited by the application', async () => {
  const schema = await dumpSchema(database.ownerDb);
  for (const table of ['dossier_fact', 'request_key', 'ledger_entry']) {
    expect(schema).toContain(`grant insert, select on ${table} to motcua_app;`);
  }
});
