import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { useDatabase } from '#test/database';
import { openInterface, type Answer, type Interface } from '#test/interface';

const database = useDatabase();
const now = Temporal.Instant.from('2026-11-23T09:00:00+07:00');
let door: Interface;
let token: string;

beforeAll(async () => {
  door = await openInterface(database, { now });
  token = await door.tokenOf('tiepnhan1.motcua');
}, 60_000);
afterAll(() => door.remove());

const VISITOR = { cccd: '096085000501', fullName: 'Người Thử Quầy', birthDate: '01/01/1985', sex: 'male', phone: '0900000871' };
const INTAKE = { deskId: 'H12.01', procedureCode: '1.003634', cardSeen: true, visitor: VISITOR };
const ANSWERS = {
  filing: { as: 'self' },
  applicant: { address: { unitCode: '32248', detail: 'Ấp 1' } },
  vessel: { number: 'CM-91234-TS' },
  again: { why: 'lost', lostOn: '2026-06-01', lostHow: 'Rơi khi ra khơi' },
  delivery: { how: 'counter' },
  declaration: { true: true },
};
const PHOTO = '000.00.00.G10-KQ004250';

async function begin(more: object = {}, as = token): Promise<Answer> {
  return door.ask({ method: 'POST', path: '/desk/intakes', token: as, body: { ...INTAKE, ...more } });
}

test('a dossier is taken in for somebody, filed and received, and answered the same again', async () => {
  const { status, body: begun } = await begin();
  expect(status).toBe(201);
  const path = `/desk/intakes/${begun.id}`;
  expect((await door.ask({ method: 'PATCH', path: `/dossiers/${begun.id}`, token, body: { answers: ANSWERS } })).status).toBe(200);
  const headers = { 'idempotency-key': newId() };
  const early = await door.ask({ method: 'POST', path: `${path}/file`, token, headers: { 'idempotency-key': newId() } });
  expect([early.status, early.body.code]).toEqual([422, 'dossier.incomplete']);
  const brought = [{ component: PHOTO, originals: 2 }];
  expect((await door.ask({ method: 'PUT', path: `${path}/brought`, token, body: { brought } })).status).toBe(204);
  const filed = await door.ask({ method: 'POST', path: `${path}/file`, token, headers });
  expect([filed.status, filed.body.code]).toEqual([200, 'H12.06.27-261123-0001']);
  const again = await door.ask({ method: 'POST', path: `${path}/file`, token, headers });
  expect(again.body).toEqual(filed.body);
});

test('who is not at that desk takes nobody in', async () => {
  for (const login of ['chuyenvien1.thuysan', 'giamsat.motcua', '0900000001']) {
    const { status, body } = await begin({}, await door.tokenOf(login));
    expect([status, body.code], login).toEqual([403, 'counter.not-yours']);
  }
  expect((await begin({ deskId: 'H12.06' })).body.code).toBe('counter.not-yours');
});

test('what is wrong with a visitor is named field by field', async () => {
  const { status, body } = await begin({ visitor: { ...VISITOR, cccd: '12', sex: '' } });
  expect(status).toBe(400);
  expect(body.issues).toEqual([
    { path: '/visitor/cccd', code: 'cccd.malformed' },
    { path: '/visitor/sex', code: 'choose-one' },
  ]);
  expect((await begin({ cardSeen: false })).body.code).toBe('counter.card-not-seen');
});

test('another desk’s intake is unknown', async () => {
  const { body: begun } = await begin({ visitor: { ...VISITOR, cccd: '096085000502' } });
  const stranger = await door.tokenOf('chuyenvien1.thuysan');
  const path = `/desk/intakes/${begun.id}`;
  expect((await door.ask({ method: 'PUT', path: `${path}/brought`, token: stranger, body: { brought: [] } })).status).toBe(404);
  const headers = { 'idempotency-key': newId() };
  expect((await door.ask({ method: 'POST', path: `${path}/file`, token: stranger, headers })).status).toBe(403);
});
