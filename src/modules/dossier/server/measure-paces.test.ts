import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { useDatabase } from '#test/database';
import { countPaces, findPace, keepPace, unmeasuredDossiers } from './pace-store.ts';
import { measurePaces } from './measure-paces.ts';
import { settleWorld } from './dossier-world.fixture.ts';

const lent = useDatabase();
const NOW = Temporal.Instant.from('2026-11-22T03:00:00Z');
const SINCE = NOW.subtract({ hours: 365 * 24 });

let world: Awaited<ReturnType<typeof settleWorld>> | undefined;

/** Dossiers with a result, as their rows say. */
async function settled(code: string, minutes: readonly number[], ended = NOW) {
  world ??= await settleWorld(lent.db);
  const { applicant } = world;
  for (const one of minutes) {
    const id = newId();
    await sql`
      insert into dossier (id, reference, procedure_code, procedure_revision_id, case_id, channel, applicant_id, applicant_name, desk_id, agency_id,
        unit_id, place, national, filed_at, ended_at, outcome, search_text, version, updated_at)
      values (${id}, ${id}, ${code}, ${id}, 'general', 'online', ${applicant.personId}, 'A', 'H00.01', 'H00.1', 'H00.1', 'issued', 9,
        ${ended.toString()}, ${ended.toString()}, 'approved', '', 1, ${ended.toString()})`.execute(lent.db);
    await keepPace(lent.db, [{ id, procedureCode: code, endedAt: ended.toString(), minutes: one }]);
  }
}

test('half of the dossiers took no longer than the median, nine in ten no longer than the ninetieth', async () => {
  await settled('9.000001', [10, 20, 30, 40, 50, 60, 70, 80, 90, 1000]);
  await countPaces(lent.db, { since: SINCE, now: NOW });
  expect(await findPace(lent.db, '9.000001')).toMatchObject({ dossiers: 10, medianMinutes: 50, ninetyMinutes: 90 });
});

test('what was settled more than a year ago no longer counts, and what nothing is known of says so', async () => {
  await settled('9.000002', [5], SINCE.subtract({ hours: 1 }));
  await countPaces(lent.db, { since: SINCE, now: NOW });
  expect(await findPace(lent.db, '9.000002')).toBeNull();
});

test('counted twice it is the same, and what was measured is not measured again', async () => {
  await settled('9.000003', [480]);
  await measurePaces({ db: lent.db, now: NOW });
  const before = await findPace(lent.db, '9.000003');
  await measurePaces({ db: lent.db, now: NOW });
  expect(await findPace(lent.db, '9.000003')).toEqual(before);
  expect(await unmeasuredDossiers(lent.db, { since: SINCE, limit: 10 })).toEqual([]);
});
