import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import { addOfficer } from './officer-store.ts';
import { endRole, endRolesOver, grantRole, heldRoles, roleHistory } from './role-store.ts';

const database = useDatabase();
const NOON = Temporal.Instant.from('2026-11-22T05:00:00Z');
const ROLE = { role: 'specialist', agencyId: 'H12.06' } as const;

beforeAll(async () => {
  await sql`insert into session_plan (id, weekdays, hours) values ('default', '[]', '[]')`.execute(database.ownerDb);
  await sql`
    insert into agency (id, name, kind, session_plan_id, id_source) values ('H12.06', 'Sở thử', 'department', 'default', 'invented')
  `.execute(database.ownerDb);
});

function enter(fullName: string): Promise<string> {
  return addOfficer(database.db, { fullName, now: NOON });
}

test('the history of a role says from when, until when, by whom and why', async () => {
  const [by, officerId] = [await enter('Quản Trị Một'), await enter('Chuyên Viên Một')];
  const later = NOON.add({ hours: 48 });
  expect(await grantRole(database.db, { ...ROLE, officerId, now: NOON, by, reason: 'mới chuyển đến' })).toBe(true);
  expect(await grantRole(database.db, { ...ROLE, officerId, now: later, by })).toBe(false);
  expect(await endRole(database.db, { ...ROLE, officerId, now: later, by, reason: 'chuyển đi' })).toBe(true);
  expect(await endRole(database.db, { ...ROLE, officerId, now: later, by })).toBe(false);
  expect(await heldRoles(database.db, officerId)).toEqual([]);
  expect(await roleHistory(database.db, officerId)).toEqual([
    { ...ROLE, change: 'ended', at: '2026-11-24T05:00:00Z', byName: 'Quản Trị Một', reason: 'chuyển đi', endsOn: null },
    { ...ROLE, change: 'granted', at: '2026-11-22T05:00:00Z', byName: 'Quản Trị Một', reason: 'mới chuyển đến', endsOn: null },
  ]);
});

test('a role with a last day is held on that day and over the day after', async () => {
  const officerId = await enter('Chuyên Viên Hai');
  await grantRole(database.db, { ...ROLE, officerId, now: NOON, endsOn: '2026-11-30' });
  expect(await endRolesOver(database.db, { today: '2026-11-30', now: NOON })).toBe(0);
  expect(await endRolesOver(database.db, { today: '2026-12-01', now: NOON })).toBe(1);
  expect(await heldRoles(database.db, officerId)).toEqual([]);
  expect((await roleHistory(database.db, officerId))[0]).toMatchObject({ change: 'ended', byName: null, endsOn: '2026-11-30' });
});

test('the application cannot rewrite the history', async () => {
  const officerId = await enter('Chuyên Viên Ba');
  await grantRole(database.db, { ...ROLE, officerId, now: NOON });
  for (const statement of [
    sql`update officer_role_fact set at = now()`,
    sql`delete from officer_role_fact`,
    sql`truncate officer_role_fact`,
  ]) {
    await expect(statement.execute(database.db)).rejects.toThrow(/permission denied/);
  }
});
