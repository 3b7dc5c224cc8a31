import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { useDatabase } from '#test/database';
import { openInterface, type Answer, type Interface } from '#test/interface';
import { aDossierAt, publishTried, type Trial } from './rights.fixture.ts';

const database = useDatabase();
const now = Temporal.Instant.from('2026-11-20T08:30:00+07:00');
const clock = { now };
const PLACE = '/request/content';
let door: Interface;
let id: string;
const tokens = new Map<string, string>();

beforeAll(async () => {
  door = await openInterface(database, clock);
  await publishTried(door.world.db, now);
  const who = {
    applicant: '0900000001',
    receiver: 'tiepnhan1.motcua',
    colleague: 'tiepnhan2.motcua',
    elsewhere: 'tiepnhan1.motcua.datmui',
  };
  for (const [name, login] of Object.entries(who)) tokens.set(name, await door.tokenOf(login));
  const usual = { applicant: tokens.get('applicant'), receiver: tokens.get('receiver') } as Trial['usual'];
  id = await aDossierAt({ at: 'filed' }, { door, usual, now, specialistId: '', bodyId: '' });
}, 120_000);
afterAll(() => door.remove());

async function ask(who: string, path: string, more: { method?: string; body?: object; key?: string } = {}): Promise<Answer> {
  const { key, ...asked } = more;
  clock.now = clock.now.add({ seconds: 1 });
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  return door.ask({ path: `/dossiers/${id}${path}`, token: tokens.get(who), headers, ...asked });
}

const WRONG = { place: PLACE, verdict: 'wrong', code: 'unclear', reason: 'Nói rõ hơn' };

test('a mark is kept, read by the next officer, said anew and taken back; each read is in the ledger', async () => {
  expect((await ask('receiver', '/marks', { method: 'PUT', body: WRONG })).status).toBe(204);
  const read = await ask('colleague', '/marks');
  expect([read.status, read.body.marks]).toMatchObject([200, [{ place: PLACE, verdict: 'wrong', reason: 'Nói rõ hơn', round: 0 }]]);
  expect((await ask('colleague', '/marks', { method: 'PUT', body: { place: PLACE, verdict: 'right' } })).status).toBe(204);
  expect((await ask('receiver', '/marks')).body.marks).toMatchObject([{ verdict: 'right', reason: null }]);
  expect((await ask('receiver', '/marks', { method: 'PUT', body: { place: PLACE, verdict: 'none' } })).status).toBe(204);
  expect((await ask('receiver', '/marks')).body.marks).toEqual([]);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ledger_entry where subject_id = ${id} and kind = 'personal-data-read'`.execute(door.world.db);
  expect(rows[0]?.count).toBeGreaterThanOrEqual(3);
});

test('a note sent twice is one, is read by officers, and is its writer’s to take back', async () => {
  const [key, body] = [newId(), { text: 'Xem lại giúp tôi.' }];
  for (const method of ['POST', 'POST']) expect((await ask('receiver', '/notes', { method, body, key })).status).toBe(204);
  const { body: read } = await ask('colleague', '/notes');
  expect(read.notes).toMatchObject([{ text: 'Xem lại giúp tôi.', role: 'receiver' }]);
  const path = `/notes/${read.notes[0].id}`;
  await ask('colleague', path, { method: 'DELETE' });
  expect((await ask('receiver', '/notes')).body.notes).toMatchObject([{ text: 'Xem lại giúp tôi.' }]);
  expect((await ask('receiver', path, { method: 'DELETE' })).status).toBe(204);
  expect((await ask('receiver', '/notes')).body.notes).toMatchObject([{ text: null }]);
});

test('for the applicant and for other offices there is none of it', async () => {
  for (const who of ['applicant', 'elsewhere']) {
    for (const [path, more] of [
      ['/marks', {}],
      ['/notes', {}],
      ['/marks', { method: 'PUT', body: WRONG }],
      ['/notes', { method: 'POST', body: { text: 'Chào' }, key: newId() }],
      [`/notes/${newId()}`, { method: 'DELETE' }],
    ] as const) {
      const { status, body } = await ask(who, path, more);
      expect([status, body.code], `${who} ${path}`).toEqual([404, 'dossier.unknown']);
    }
  }
});

test('what says too little is named', async () => {
  const cases = [
    ['/marks', { ...WRONG, reason: '' }, [422, 'check.reason-needed']],
    ['/marks', { ...WRONG, place: '/nowhere' }, [422, 'check.place-unknown']],
    ['/marks', { ...WRONG, verdict: 'maybe' }, [400, 'request.malformed']],
  ] as const;
  for (const [path, body, expected] of cases) {
    const answer = await ask('receiver', path, { method: 'PUT', body });
    expect([answer.status, answer.body.code]).toEqual(expected);
  }
  const empty = await ask('receiver', '/notes', { method: 'POST', body: { text: '   ' }, key: newId() });
  expect([empty.status, empty.body.code]).toEqual([422, 'desk-note.empty']);
});

test('a paper is verified without signing in; a code nobody has and a file that is not ours are answered alike', async () => {
  for (const path of ['/verify/ABCDEFGHJKLM', `/verify/file/${'a'.repeat(64)}`]) {
    const { status, body } = await door.ask({ path });
    expect([status, body.code], path).toEqual([404, 'verify.unknown']);
  }
});

test('what the locker has is told to who checks the dossier, and papers become data only under its own', async () => {
  for (const path of ['/held', '/papers/trust']) {
    expect((await ask('receiver', path)).status).toBe(200);
    for (const who of ['applicant', 'elsewhere']) expect((await ask(who, path)).status).toBe(404);
  }
  expect((await ask('receiver', '/held')).body).toEqual({ held: [] });
  const said = { heldBy: 'applicant', abstract: 'Giấy thử', expiresOn: null, scope: 'country', compared: true };
  const path = `/papers/${newId()}/data`;
  expect(await ask('receiver', path, { method: 'PUT', body: said })).toMatchObject({ status: 404, body: { code: 'paper.unknown' } });
  expect(await ask('elsewhere', path, { method: 'PUT', body: said })).toMatchObject({ status: 404, body: { code: 'dossier.unknown' } });
  expect((await ask('receiver', path, { method: 'PUT', body: { ...said, compared: false } })).status).toBe(400);
});
