import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { useDatabase } from '#test/database';
import { addOfficer, findOfficer } from './officer-store.ts';
import { grantRole } from './role-store.ts';

const database = useDatabase();
const NOON = Temporal.Instant.from('2026-11-22T05:00:00Z');

beforeAll(async () => {
  await sql`insert into session_plan (id, weekdays, hours) values ('default', '[]', '[]')`.execute(database.ownerDb);
  await sql`
    insert into agency (id, name, kind, session_plan_id, id_source)
    values ('H12.06', 'Sở thử', 'department', 'default', 'invented'), ('H12.06.27', 'Chi cục thử', 'division', 'default', 'invented')
  `.execute(database.ownerDb);
});

function enter(fullName: string): Promise<string> {
  return addOfficer(database.db, { fullName, now: NOON });
}

test('an officer holds each role once, however often it is granted', async () => {
  const officerId = await enter('Chuyên Viên Một');
  for (let time = 0; time < 2; time += 1) await grantRole(database.db, { officerId, role: 'specialist', agencyId: 'H12.06.27', now: NOON });
  await grantRole(database.db, { officerId, role: 'head', agencyId: 'H12.06', now: NOON });
  expect(await findOfficer(database.db, officerId)).toEqual({
    id: officerId,
    fullName: 'Chuyên Viên Một',
    phone: null,
    email: null,
    active: true,
    roles: [
      { role: 'head', agencyId: 'H12.06' },
      { role: 'specialist', agencyId: 'H12.06.27' },
    ],
  });
});

test('an officer without roles is an officer; one nobody entered is none', async () => {
  expect(await findOfficer(database.db, await enter('Người Mới'))).toMatchObject({ roles: [] });
  expect(await findOfficer(database.db, newId())).toBeNull();
});

test('a role at an agency that does not exist cannot be granted', async () => {
  const officerId = await enter('Người Lạc');
  await expect(grantRole(database.db, { officerId, role: 'head', agencyId: 'H99', now: NOON })).rejects.toThrow(/agency/);
});
