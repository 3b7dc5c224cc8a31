import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import type { OfficerRole } from '../officer-role.ts';
import type { StaffActor } from './may-substitute.ts';
import { endSubstitution, nameSubstitute, type NameSubstitute } from './name-substitute.ts';
import { ownSubstitutions, substitutionsArranged } from './show-substitutions.ts';
import { substituteCandidates } from './substitute-candidates.ts';

const database = useDatabase();
const NOON = Temporal.Instant.from('2026-11-22T05:00:00Z');
const [PROVINCE, DEPARTMENT, DIVISION, ELSEWHERE] = ['H00', 'H00.1', 'H00.1.2', 'H00.2'];

type Officer = Extract<StaffActor, { kind: 'officer' }>;

beforeAll(async () => {
  await sql`insert into session_plan (id, weekdays, hours) values ('default', '[]', '[]')`.execute(database.ownerDb);
  for (const [id, kind, parent] of [
    [PROVINCE, 'province', null],
    [DEPARTMENT, 'department', PROVINCE],
    [DIVISION, 'division', DEPARTMENT],
    [ELSEWHERE, 'department', PROVINCE],
  ]) {
    await sql`insert into agency (id, name, kind, parent_id, session_plan_id, id_source)
      values (${id}, ${`Invented ${id ?? ''}`}, ${kind}, ${parent}, 'default', 'invented')`.execute(database.ownerDb);
  }
});

async function anOfficer(role: OfficerRole, agencyId: string): Promise<Officer> {
  const officerId = newId();
  await sql`insert into officer (id, full_name, created_at) values (${officerId}, ${`Officer ${role}`}, ${NOON.toString()})`.execute(
    database.db,
  );
  await sql`insert into officer_role (officer_id, role, agency_id, granted_at)
    values (${officerId}, ${role}, ${agencyId}, ${NOON.toString()})`.execute(database.db);
  return { kind: 'officer', officerId, roles: [{ role, agencyId }] };
}

async function name(actor: StaffActor, away: Officer, more: Partial<NameSubstitute> & { substituteId: string }) {
  const [seat] = away.roles;
  const asked = { officerId: away.officerId, role: seat!.role, agencyId: seat!.agencyId, fromOn: '2026-11-23', untilOn: '2026-11-27' };
  return nameSubstitute({ actor, ...asked, reason: 'Nghỉ phép', ...more }, { db: database.db, now: NOON });
}

function end(actor: StaffActor, id: string) {
  return endSubstitution({ actor, id }, { db: database.db, now: NOON });
}

describe('naming a substitute', () => {
  test('is for the holder of the seat and administrators above it, for nobody else', async () => {
    const [leader, head] = [await anOfficer('leader', DIVISION), await anOfficer('head', DIVISION)];
    const substituteId = head.officerId;
    for (const stranger of [
      head,
      { kind: 'citizen' } as const,
      await anOfficer('administrator', ELSEWHERE),
      await anOfficer('supervisor', PROVINCE),
    ])
      expect(await name(stranger, leader, { substituteId })).toEqual({ ok: false, refusal: { code: 'substitute.not-allowed' } });
    expectOk(await name(leader, leader, { substituteId }));
    const administrator = await anOfficer('administrator', PROVINCE);
    expectOk(await name(administrator, leader, { substituteId, fromOn: '2026-12-01', untilOn: '2026-12-02' }));
    expectOk(await name({ kind: 'system' }, leader, { substituteId, fromOn: '2026-12-03', untilOn: '2026-12-03' }));
  });

  test('puts nobody on a seat that is not theirs to give, nor one of oversight', async () => {
    const [head, supervisor] = [await anOfficer('head', DIVISION), await anOfficer('supervisor', DIVISION)];
    const substituteId = (await anOfficer('specialist', DIVISION)).officerId;
    const code = { refusal: { code: 'substitute.seat-unknown' } };
    expect(await name(head, head, { substituteId, agencyId: DEPARTMENT })).toMatchObject(code);
    expect(await name(head, head, { substituteId, role: 'leader' })).toMatchObject(code);
    expect(await name(supervisor, supervisor, { substituteId })).toMatchObject(code);
  });

  test('chooses among who works at the agency, above it or below it', async () => {
    const head = await anOfficer('head', DEPARTMENT);
    const near = [
      await anOfficer('leader', PROVINCE),
      await anOfficer('specialist', DEPARTMENT),
      await anOfficer('records-clerk', DIVISION),
    ];
    const far = [
      await anOfficer('head', ELSEWHERE),
      await anOfficer('supervisor', DEPARTMENT),
      await anOfficer('administrator', DEPARTMENT),
    ];
    const candidates = await substituteCandidates(database.db, { officerId: head.officerId, agencyId: DEPARTMENT });
    const ids = candidates.map(({ officerId }) => officerId);
    for (const { officerId } of near) expect(ids).toContain(officerId);
    for (const { officerId } of [head, ...far]) {
      expect(ids).not.toContain(officerId);
      expect(await name(head, head, { substituteId: officerId })).toMatchObject({ refusal: { code: 'substitute.unfit' } });
    }
  });

  test('puts one person on one seat at a time, even when two ask at once', async () => {
    const head = await anOfficer('head', DIVISION);
    const substitutes = await Promise.all(Array.from({ length: 6 }, () => anOfficer('specialist', DIVISION)));
    const answers = await Promise.all(substitutes.map(({ officerId }) => name(head, head, { substituteId: officerId })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'substitute.overlaps', untilOn: '2026-11-27' } });
    expectOk(await name(head, head, { substituteId: substitutes[0]!.officerId, fromOn: '2026-11-28', untilOn: '2026-11-29' }));
  });

  test.each([
    [{ fromOn: '2026-11-21' }, 'substitute.from-past'],
    [{ untilOn: '2026-11-22' }, 'substitute.until-before-from'],
    [{ untilOn: '2027-02-23' }, 'substitute.too-long'],
    [{ untilOn: '31/12/2026' }, 'substitute.day-malformed'],
    [{ reason: '  ' }, 'substitute.reason-missing'],
    [{ reason: 'x'.repeat(301) }, 'substitute.reason-too-long'],
  ])('%o is refused: %s', async (wrong, code) => {
    const head = await anOfficer('head', DIVISION);
    const substituteId = (await anOfficer('specialist', DIVISION)).officerId;
    expect(await name(head, head, { substituteId, ...wrong })).toMatchObject({ refusal: { issues: [{ code }] } });
  });
});

describe('a substitution', () => {
  test('is ended by either side or an administrator, once; a stranger does not learn of it', async () => {
    const [head, substitute] = [await anOfficer('head', DIVISION), await anOfficer('specialist', DIVISION)];
    const enders = [head, substitute, await anOfficer('administrator', DEPARTMENT)];
    for (const ender of enders) {
      const { id } = expectOk(await name(head, head, { substituteId: substitute.officerId }));
      expect(await end(await anOfficer('head', DIVISION), id)).toMatchObject({ refusal: { code: 'substitution.unknown' } });
      expectOk(await end(ender, id));
      expect(await end(ender, id)).toMatchObject({ refusal: { code: 'substitution.over' } });
    }
    expect(await end(head, newId())).toMatchObject({ refusal: { code: 'substitution.unknown' } });
  });

  test('is shown to both and to administrators of the agency', async () => {
    const [head, substitute] = [await anOfficer('head', DIVISION), await anOfficer('specialist', DIVISION)];
    const { id } = expectOk(await name(head, head, { substituteId: substitute.officerId }));
    const needs = { db: database.db };
    expect(expectOk(await ownSubstitutions({ actor: head }, needs)).given).toMatchObject([
      { id, reason: 'Nghỉ phép', fromOn: '2026-11-23' },
    ]);
    expect(expectOk(await ownSubstitutions({ actor: substitute }, needs)).taken).toMatchObject([{ id, officerName: 'Officer head' }]);
    const administrator = await anOfficer('administrator', DEPARTMENT);
    expect(expectOk(await substitutionsArranged({ actor: administrator }, needs)).map((one) => one.id)).toContain(id);
    expect(await substitutionsArranged({ actor: head }, needs)).toMatchObject({ refusal: { code: 'substitute.not-allowed' } });
  });

  test('stays on record: the application cannot delete it', async () => {
    await expect(sql`delete from substitution`.execute(database.db)).rejects.toThrow(/permission denied/);
  });
});

test('who settles it for their own seat leaves a line in the ledger: naming, and ending', async () => {
  const [away, there] = [await anOfficer('head', DIVISION), await anOfficer('specialist', DIVISION)];
  const { id } = expectOk(await name(away, away, { substituteId: there.officerId }));
  expectOk(await end(there, id));
  const { rows } = await sql<{ actor: string; reason: string; data: object }>`
    select actor_id as actor, reason, data from ledger_entry where subject_id = ${away.officerId}::text order by id`.execute(database.db);
  expect(rows).toMatchObject([
    { actor: away.officerId, reason: 'substitute.named', data: { after: { role: 'head', substituteId: there.officerId } } },
    { actor: there.officerId, reason: 'substitute.ended', data: { before: { substitution: id } } },
  ]);
});
