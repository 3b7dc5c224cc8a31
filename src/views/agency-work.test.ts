import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { aToldDossier, filedData } from '#test/a-told-dossier';
import { useDatabase } from '#test/database';
import { agencyWork } from './agency-work.ts';

const lent = useDatabase();

let dossierId: string;

beforeAll(async () => {
  const dossier = await aToldDossier(lent.db);
  await dossier.happens('filed', filedData(dossier));
  ({ dossierId } = dossier);
});

async function put(columns: Readonly<Record<string, string>>): Promise<void> {
  const set = { desk_id: 'H99.01', unit_id: 'H99.01', agency_id: 'H99.01', consulted: '{}', place: 'appraising', ...columns };
  const said = Object.entries(set).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  await sql`update dossier set ${sql.join(said)} where id = ${dossierId}`.execute(lent.ownerDb);
}

test.each([
  ['filed at its desk', { desk_id: 'H99.02' }, 1],
  ['worked on in it', { unit_id: 'H99.02' }, 1],
  ['answered for by it', { agency_id: 'H99.02' }, 1],
  ['asked for its opinion', { consulted: '{H99.02}' }, 1],
  ['all of that at once', { desk_id: 'H99.02', unit_id: 'H99.02', agency_id: 'H99.02', consulted: '{H99.02}' }, 1],
  ['settled and not handed over', { agency_id: 'H99.02', unit_id: 'H99.02', place: 'settled' }, 1],
  ['handed over', { desk_id: 'H99.02', unit_id: 'H99.02', agency_id: 'H99.02', place: 'handed-over' }, 0],
  ['of another agency', {}, 0],
] as const)('a dossier %s', async (_, columns, dossiers) => {
  await put(columns);
  expect((await agencyWork(lent.db, 'H99.02')).dossiers).toBe(dossiers);
});
