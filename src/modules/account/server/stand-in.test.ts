import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { endSubstitution, nameSubstitute } from '#modules/staff/server';
import { useDatabase } from '#test/database';
import { issueToken } from './issue-token.ts';
import { sessionActor } from './session-actor.ts';
import { anOfficer, needsAt, NOON, someAgencies } from './sign-in.fixture.ts';

const database = useDatabase();
const SYSTEM = { kind: 'system' } as const;

beforeAll(() => someAgencies(database.ownerDb));

/** Somebody away, and the token of who sits on their leader's seat from the 23rd to the 25th. */
async function somebodyStandsIn(name: string) {
  const away = await anOfficer(database.db, `${name}.di`);
  const there = await anOfficer(database.db, `${name}.thay`);
  const { token } = expectOk(await issueToken({ actor: SYSTEM, for: `${name}.thay` }, needsAt(database.db)));
  const seat = { officerId: away.officerId, role: 'leader', agencyId: 'H12.06' };
  const days = { fromOn: '2026-11-23', untilOn: '2026-11-25' };
  const { id } = expectOk(
    await nameSubstitute({ actor: SYSTEM, ...seat, substituteId: there.officerId, ...days, reason: 'Nghỉ phép' }, needsAt(database.db)),
  );
  const held = async (now: string) => {
    const signedIn = await sessionActor(token, needsAt(database.db, Temporal.Instant.from(now)));
    const actor = signedIn?.actor;
    return actor?.kind === 'officer' ? actor.standIns : null;
  };
  return { id, away, there, held, stands: { ...seat, name: 'Cán Bộ Thử', until: '2026-11-25' } };
}

test('a seat is held from the first day to the end of the last, by the clock of Vietnam', async () => {
  const { held, stands } = await somebodyStandsIn('ngay');
  expect(await held('2026-11-22T23:59:59+07:00')).toBeUndefined();
  expect(await held('2026-11-23T00:00:00+07:00')).toEqual([stands]);
  expect(await held('2026-11-25T23:59:59+07:00')).toEqual([stands]);
  expect(await held('2026-11-26T00:00:00+07:00')).toBeUndefined();
});

test('a seat is given back at once when the substitution ends, or when its officer has it no more', async () => {
  const during = '2026-11-24T09:00:00+07:00';
  const ended = await somebodyStandsIn('thoi');
  expectOk(await endSubstitution({ actor: SYSTEM, id: ended.id }, needsAt(database.db, NOON)));
  expect(await ended.held(during)).toBeUndefined();

  const roleless = await somebodyStandsIn('het-viec');
  expect(await roleless.held(during)).toHaveLength(1);
  await sql`delete from officer_role where officer_id = ${roleless.away.officerId}`.execute(database.db);
  expect(await roleless.held(during)).toBeUndefined();

  const gone = await somebodyStandsIn('nghi-viec');
  await sql`update officer set active = false where id = ${gone.away.officerId}`.execute(database.db);
  expect(await gone.held(during)).toBeUndefined();
});
