import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addOfficer, issueToken } from '#modules/account/server';
import { registerMandate } from '#modules/citizen/server';
import { OCCASIONS, RELATIONS, rightOf, type Occasion, type Relation } from '#modules/dossier/server';
import { nameSubstitute } from '#modules/staff/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { openInterface, type Interface } from '#test/interface';
import { aDossierAt, publishTried, tryIt, type Trial } from './rights.fixture.ts';

const database = useDatabase();
const clock = { now: Temporal.Instant.from('2026-11-20T08:30:00+07:00') };
const SYSTEM = { kind: 'system' } as const;
const [DESK, AGENCY, BODY] = ['H12.01', 'H12.06.27', 'H12.08'] as const;
let door: Interface;
let trial: Trial;

/** Who sits on the seats over the dossier, and somebody like them elsewhere. */
const OWN = {
  receiver: 'tiepnhan1.motcua',
  head: 'truongphong.thuysan',
  specialist: 'chuyenvien1.thuysan',
  leader: 'lanhdao.thuysan',
  'records-clerk': 'vanthu.thuysan',
  supervisor: 'giamsat.nnmt',
  administrator: 'quantri.motcua',
} as const;
const ELSEWHERE = {
  receiver: 'tiepnhan1.motcua.datmui',
  head: 'truongphong.tuphap',
  specialist: 'chuyenvien.tuphap',
  leader: 'lanhdao.tuphap',
  'records-clerk': 'vanthu.tuphap',
  supervisor: 'giamsat.datmui',
  administrator: 'quantri.datmui',
} as const;
const CITIZENS = { applicant: '0900000001', delegate: '0900000002', 'delegate-of-others': '0900000003', stranger: '0900000004' } as const;

/** The keys that open the door for each relation: a token, and the mandate acted by. */
const keys = new Map<string, { readonly token: string; readonly headers: Record<string, string> }>();
/** Officers by login. */
const officers = new Map<string, string>();

beforeAll(async () => {
  door = await openInterface(database, clock);
  const { db } = door.world;
  await publishTried(db, clock.now);
  const { rows } = await sql<{ login: string; id: string }>`select login, officer_id as id from account where login is not null`.execute(
    db,
  );
  for (const { login, id } of rows) officers.set(login, id);
  for (const relation of RELATIONS) keys.set(nameOf(relation), await keyOf(relation));
  const usual = {
    applicant: tokenOf('applicant'),
    receiver: tokenOf('receiver (own)'),
    head: tokenOf('head (own)'),
    specialist: tokenOf('specialist (own)'),
    leader: tokenOf('leader (own)'),
    'records-clerk': tokenOf('records-clerk (own)'),
    body: tokenOf('leader (consulted)'),
  };
  trial = { door, usual, now: clock.now, specialistId: officers.get(OWN.specialist) ?? '', bodyId: BODY };
}, 120_000);
afterAll(() => door.remove());

function nameOf(relation: Relation): string {
  return 'role' in relation ? `${relation.role} (${relation.seat})` : relation.citizen;
}

async function keyOf(relation: Relation): Promise<{ token: string; headers: Record<string, string> }> {
  if (!('role' in relation)) return citizenKey(relation.citizen);
  const { role, seat } = relation;
  if (seat === 'own') return { token: await door.tokenOf(OWN[role]), headers: {} };
  if (seat === 'elsewhere') return { token: await door.tokenOf(ELSEWHERE[role]), headers: {} };
  if (seat === 'colleague') return { token: await door.tokenOf('chuyenvien2.thuysan'), headers: {} };
  if (seat === 'consulted') return { token: await door.tokenOf('lanhdao.xaydung'), headers: {} };
  return { token: await substituteOf(role), headers: {} };
}

/** Somebody of the province without a seat of their own over the dossier, who sits on this one today. */
async function substituteOf(role: keyof typeof OWN): Promise<string> {
  const needs = { db: door.world.db, now: clock.now, secretKey: door.world.secretKey };
  const login = `thay.${role}`;
  const roles = [{ role: 'specialist', agencyId: 'H12' }] as const;
  const { officerId } = expectOk(await addOfficer({ actor: SYSTEM, login, fullName: 'Người Thay', roles }, needs));
  const seat = { officerId: officers.get(OWN[role]) ?? '', role, agencyId: role === 'receiver' ? DESK : AGENCY };
  const days = { fromOn: '2026-11-20', untilOn: '2026-12-20', reason: 'Nghỉ phép' };
  expectOk(await nameSubstitute({ actor: SYSTEM, ...seat, substituteId: officerId, ...days }, needs));
  return expectOk(await issueToken({ actor: SYSTEM, for: login }, needs)).token;
}

async function citizenKey(who: keyof typeof CITIZENS): Promise<{ token: string; headers: Record<string, string> }> {
  const token = await door.tokenOf(CITIZENS[who]);
  if (who !== 'delegate' && who !== 'delegate-of-others') return { token, headers: {} };
  const [principalId, delegateId] = [await personOf(CITIZENS.applicant), await personOf(CITIZENS[who])];
  const procedures = who === 'delegate' ? null : ['1.003650'];
  const mandate = { id: newId(), kind: 'delegate', principalId, delegateId, procedures, untilOn: null } as const;
  expectOk(await registerMandate({ actor: SYSTEM, mandate }, { db: door.world.db, now: clock.now }));
  return { token, headers: { 'motcua-acting-for': mandate.id } };
}

async function personOf(phone: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select person_id as id from account where phone = ${phone}`.execute(door.world.db);
  return rows[0]?.id ?? '';
}

function tokenOf(name: string): string {
  return keys.get(name)?.token ?? '';
}

/** Who may comes last, each on a dossier of their own: what they do changes it. */
const CELLS = OCCASIONS.map((occasion) => ({
  occasion,
  refused: RELATIONS.filter((relation) => rightOf(occasion, relation) !== 'may'),
  allowed: RELATIONS.filter((relation) => rightOf(occasion, relation) === 'may'),
}));
const STATUS = { may: 200, 'not-yours': 403, unknown: 404 } as const;
const CODES = { may: undefined, 'not-yours': 'dossier.not-yours', unknown: 'dossier.unknown' } as const;

async function ask(occasion: Occasion, relation: Relation, id: string) {
  const { token, headers } = keys.get(nameOf(relation)) ?? { token: '', headers: {} };
  const { status, body } = await tryIt({ id, action: occasion.action, token, headers }, trial);
  return { who: nameOf(relation), status, code: body.code };
}

function expected(occasion: Occasion, relation: Relation) {
  const right = rightOf(occasion, relation);
  return { who: nameOf(relation), status: STATUS[right], code: CODES[right] };
}

describe.each(CELLS)('$occasion.action where a dossier is $occasion.at $occasion.filed', ({ occasion, refused, allowed }) => {
  test('is refused as the table says', { timeout: 60_000 }, async () => {
    const id = await aDossierAt(occasion, trial);
    const answers = [];
    for (const relation of refused) answers.push(await ask(occasion, relation, id));
    expect(answers).toEqual(refused.map((relation) => expected(occasion, relation)));
  });

  test('is done by whom the table says, and the fact keeps for whom they sat', { timeout: 60_000 }, async () => {
    for (const relation of allowed) {
      const id = await aDossierAt(occasion, trial);
      const { status } = await ask(occasion, relation, id);
      expect({ who: nameOf(relation), status }).toEqual({ who: nameOf(relation), status: 200 });
      const standsFor = 'role' in relation && relation.seat === 'substitute' ? officers.get(OWN[relation.role]) : null;
      if (occasion.action !== 'read')
        expect({ who: nameOf(relation), standsFor: await lastStandsFor(id) }).toEqual({ who: nameOf(relation), standsFor });
    }
  });
});

test('every cell of the table is one that was tried', () => {
  const tried = CELLS.reduce((sum, { refused, allowed }) => sum + refused.length + allowed.length, 0);
  expect(tried).toBe(OCCASIONS.length * RELATIONS.length);
});

async function lastStandsFor(id: string): Promise<string | null> {
  const { rows } = await sql<{ officer: string | null }>`
    select stands_in_for as officer from dossier_fact where dossier_id = ${id} order by seq desc limit 1`.execute(door.world.db);
  return rows[0]?.officer ?? null;
}
