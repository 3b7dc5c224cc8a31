import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import { openInterface, type Answer, type Interface } from '#test/interface';
import { aPdf } from '#test/sample-papers';

const database = useDatabase();
const clock = { now: Temporal.Instant.from('2026-11-20T08:30:00+07:00') };
const tokens = new Map<string, string>();
let door: Interface;
let paperId: string;

beforeAll(async () => {
  door = await openInterface(database, clock);
  for (const [name, login] of Object.entries({ owner: '0900000001', other: '0900000002', officer: 'tiepnhan1.motcua' }))
    tokens.set(name, await door.tokenOf(login));
  const kept = await put('owner', { type: 'gcn-dang-ky-tau-ca', number: '12/GCN', expiresOn: '01/02/2027' });
  expect(kept).toMatchObject({ status: 201, body: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown } });
  paperId = (kept.body as { id: string }).id;
}, 120_000);
afterAll(() => door.remove());

function ask(who: string, path: string, more: { method?: string; body?: object } = {}): Promise<Answer> {
  return door.ask({ path: `/locker${path}`, token: tokens.get(who), ...more });
}

function put(who: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([aPdf({ note: who }) as Uint8Array<ArrayBuffer>]), 'giay.pdf');
  return door.ask({ method: 'POST', path: '/locker/papers', token: tokens.get(who), form });
}

test('a paper that was put by is in the locker, alone and among all, and its content is handed out', async () => {
  const whole = await ask('owner', '');
  expect(whole.body.papers).toMatchObject([
    { id: paperId, number: '12/GCN', expiresOn: '2027-02-01', level: 'F', own: true, state: 'open' },
  ]);
  expect((await ask('owner', `/papers/${paperId}`)).body).toEqual(whole.body.papers[0]);
  const file = await ask('owner', `/papers/${paperId}/file`);
  expect([file.status, file.headers.get('content-disposition'), file.headers.get('cache-control')]).toEqual([
    200,
    'attachment',
    'private, no-store',
  ]);
});

test('nobody else finds it, and officers have no locker', async () => {
  for (const path of [`/papers/${paperId}`, `/papers/${paperId}/file`]) {
    expect([(await ask('other', path)).status, (await ask('officer', path)).status]).toEqual([404, 403]);
  }
  expect((await ask('other', '')).body.papers).toEqual([]);
  expect((await ask('officer', '')).body.code).toBe('locker.citizens-only');
  expect((await put('officer', { type: 'gcn-dang-ky-tau-ca' })).body.code).toBe('locker.owner-only');
  expect((await door.ask({ path: '/locker' })).status).toBe(401);
});

test('what is wrong with a paper is said field by field before anything is kept', async () => {
  const refused = await put('owner', { type: 'can-cuoc', issuedOn: '31/02/2026' });
  expect([refused.status, refused.body.issues]).toEqual([
    422,
    [
      { field: 'type', code: 'put-by.type' },
      { field: 'issuedOn', code: 'put-by.day' },
    ],
  ]);
});

test('a share is made, told once, listed, and ended by its owner alone', async () => {
  const body = { to: 'link', purpose: 'To the bank', days: 7 };
  expect((await ask('other', `/papers/${paperId}/shares`, { method: 'POST', body })).status).toBe(404);
  const shared = await ask('owner', `/papers/${paperId}/shares`, { method: 'POST', body });
  expect([shared.status, shared.body.url]).toEqual([201, expect.stringMatching(/\/chia-se\/[\w-]{43}$/)]);
  const listed = await ask('owner', '/shares');
  expect(listed.body.shares).toMatchObject([{ id: shared.body.id, purpose: 'To the bank', endedAt: null, looks: 0 }]);
  expect(JSON.stringify(listed.body)).not.toContain((shared.body.url as string).split('/').at(-1));
  expect((await ask('other', `/shares/${shared.body.id}`, { method: 'DELETE' })).status).toBe(404);
  expect((await ask('owner', `/shares/${shared.body.id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await ask('owner', `/shares/${shared.body.id}`, { method: 'DELETE' })).status).toBe(404);
});

test('a draft is told what is offered and why not; consent is read and withdrawn, and that is a reason too', async () => {
  const begun = await door.ask({
    method: 'POST',
    path: '/dossiers',
    token: tokens.get('owner'),
    body: { procedureCode: '1.003634' },
  });
  const offers = () => door.ask({ path: `/dossiers/${begun.body.id}/offers`, token: tokens.get('owner') });
  const because = async (): Promise<unknown> => {
    const all = Object.values((await offers()).body.components as Record<string, { withheld: { paper: object; because: string[] }[] }>);
    return all.flatMap(({ withheld }) => withheld);
  };
  // A copy nobody confirmed is no original.
  expect(await because()).toMatchObject([{ paper: { id: paperId }, because: ['level-too-low'] }]);
  expect((await ask('owner', '/consents', { method: 'POST', body: { purpose: 'offer', given: false } })).status).toBe(204);
  expect((await ask('owner', '/consents')).body.consents).toMatchObject([{ purpose: 'offer', holds: false }, {}, {}]);
  expect(await because()).toMatchObject([{ because: ['kept-back', 'level-too-low'] }]);
  expect((await door.ask({ path: `/dossiers/${begun.body.id}/offers`, token: tokens.get('other') })).status).toBe(404);
  expect((await ask('owner', '/readings')).body).toEqual({ readings: [], next: null });
});
