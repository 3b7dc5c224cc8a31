import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { hasProfile } from '#modules/citizen';
import { getPerson } from '#modules/citizen/server';
import { OFFICER_ROLES } from '#modules/staff';
import { useDatabase } from '#test/database';
import { demoAccountsOf, DemoPeople, loadDemoPeople } from './demo-people.ts';
import { signInOfficer } from './sign-in-officer.ts';
import { HOME, needsAt, NOON } from './sign-in.fixture.ts';
import { totpCode } from './totp.ts';

const database = useDatabase();

function readPack(name: string): unknown {
  return JSON.parse(readFileSync(`packs/ca-mau/${name}`, 'utf8'));
}

const people = DemoPeople.parse(readPack('demo/people.json'));

beforeAll(async () => {
  const { agencies } = readPack('data/agencies.json') as { agencies: { id: string; name: string; kind: string }[] };
  const { units } = readPack('data/ca-mau-units.json') as { units: { code: string; name: string }[] };
  await sql`insert into session_plan (id, weekdays, hours) values ('default', '[]', '[]')`.execute(database.ownerDb);
  await sql`insert into place_unit (code, kind, name, province_code) values ('96', 'province', 'Tỉnh Cà Mau', '96')`.execute(
    database.ownerDb,
  );
  await sql`
    insert into place_unit (code, kind, name, province_code)
    select code, 'commune', name, '96' from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as unit(code text, name text)`.execute(
    database.ownerDb,
  );
  await sql`
    insert into agency (id, name, kind, session_plan_id, id_source)
    select id, name, kind, 'default', 'invented'
    from jsonb_to_recordset(${JSON.stringify(agencies)}::jsonb) as agency(id text, name text, kind text)`.execute(database.ownerDb);
});

describe('the people of the demo', () => {
  test('are entered once, by however many processes starting at once', async () => {
    const loads = await Promise.all([loadDemoPeople(people, needsAt(database.db)), loadDemoPeople(people, needsAt(database.db))]);
    expect(loads[0]).toEqual(loads[1]);
    expect(await loadDemoPeople(people, needsAt(database.db, NOON.add({ hours: 1 })))).toEqual(loads[0]);
    const { rows } = await sql<{ officers: number; persons: number }>`
      select (select count(*)::int from officer) as officers, (select count(*)::int from person) as persons`.execute(database.db);
    expect(rows[0]).toEqual({ officers: people.officers.length, persons: people.citizens.length });
  });

  test('can file at once: every citizen has a whole profile', async () => {
    const { citizens } = await loadDemoPeople(people, needsAt(database.db));
    for (const { personId } of citizens) expect(hasProfile(await getPerson(database.db, personId))).toBe(true);
  });

  test('can sign in by what the sandbox tells', async () => {
    await loadDemoPeople(people, needsAt(database.db));
    const told = demoAccountsOf(people, (id) => `Cơ quan ${id}`);
    const receiver = told.find(({ role, agency }) => role === 'receiver' && agency === 'H12.01')!;
    const code = totpCode(receiver.totpSecret!, NOON);
    expectOk(await signInOfficer({ login: receiver.login, password: receiver.password!, code, address: HOME }, needsAt(database.db)));
    expect(told.find(({ role }) => role === 'citizen')).toMatchObject({ login: '0900000001', password: null, phone: '0900000001' });
  });

  test('are plainly invented', () => {
    for (const { fullName, cccd, phone } of people.citizens) {
      expect([fullName, cccd, phone]).toEqual([
        expect.stringMatching(/^Người Thử /),
        expect.stringMatching(/0000\d\d$/),
        expect.stringMatching(/^09000000\d\d$/),
      ]);
    }
  });

  test('hold every role, and each of the five places has who decides and who issues', () => {
    expect(new Set(people.officers.map(({ role }) => role))).toEqual(new Set(OFFICER_ROLES));
    for (const place of ['H12.01', 'H12.06', 'H12.06.27', 'H12.163', 'H12.125']) {
      const roles = people.officers.filter(({ agencyId }) => agencyId === place).map(({ role }) => role);
      expect(roles).toEqual(expect.arrayContaining(['head', 'specialist', 'leader', 'records-clerk']));
    }
    for (const desk of ['H12.01', 'H12.163.01', 'H12.125.01']) {
      expect(people.officers.filter(({ agencyId, role }) => agencyId === desk && role === 'receiver').length).toBeGreaterThan(1);
    }
  });
});
