import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { words } from '#messages';
import { formFromRecord } from '#modules/form';
import type { Db } from '#kernel/database';

/** The pack of the province with the forms it really has: its routes look at what they ask. */
export const PACK = {
  folder: 'packs/ca-mau',
  generateForm: (source: Parameters<typeof formFromRecord>[0]) => formFromRecord(source, { vi: words('vi'), en: words('en') }),
};

/** The agencies of the pack, through which its routes lead. */
export async function settleAgencies(db: Db): Promise<void> {
  const { agencies } = JSON.parse(readFileSync(`${PACK.folder}/data/agencies.json`, 'utf8')) as {
    agencies: readonly { id: string; name: string; kind: string; parent: string | null }[];
  };
  await sql`insert into session_plan (id, weekdays, hours) values ('default', '[]', '[]') on conflict do nothing`.execute(db);
  for (const { id, name, kind } of agencies) {
    await sql`insert into agency (id, name, kind, session_plan_id, id_source) values (${id}, ${name}, ${kind}, 'default', 'invented')
      on conflict do nothing`.execute(db);
  }
}
