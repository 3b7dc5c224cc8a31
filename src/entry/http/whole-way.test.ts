import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words } from '#messages';
import { formFromRecord } from '#modules/form';
import { listPaperTypes } from '#modules/paper/server';
import { publishStaged, readProcedurePack, stageImport } from '#modules/procedure/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { openInterface, type Answer, type Interface } from '#test/interface';
import { rightAnswers } from '#test/right-answers';
import { aPdf } from '#test/sample-papers';
import { DossierShape, QueueRowShape, TimelineStepShape } from './dossier-shapes.ts';

const database = useDatabase();
const clock = { now: Temporal.Instant.from('2026-11-20T08:30:00+07:00') };
let door: Interface;

beforeAll(async () => {
  door = await openInterface(database, clock);
});
afterAll(() => door.remove());

/** A record of the shape a province imports, out of a seed; settled by Chi cục Thủy sản. */
const anyRecord = fc
  .record({
    number: fc.integer({ min: 900_000, max: 999_999 }),
    limit: fc.constantFrom(0.5, 1, 3, 3.5, 7.5),
    papers: fc.array(fc.record({ required: fc.boolean(), inCase: fc.boolean() }), { maxLength: 5 }),
  })
  .map(({ number, limit, papers }) => ({
    code: `2.${number}`,
    name: `Thủ tục thử số ${number}`,
    field: 'Thủy sản',
    level: 'tỉnh',
    agency: 'Chi cục Thủy sản',
    serviceLevel: 4,
    audience: 'both',
    channels: [{ channel: 'online', timeLimit: { value: limit, unit: 'working_day' }, fee: { amount: null } }],
    components: papers.map(({ required, inCase }, index) => ({
      code: `THU-${index}`,
      name: `Giấy tờ thử ${index}`,
      originals: 1,
      copies: 0,
      required,
      ...(inCase ? { case: `${index + 1}) Trường hợp thử ${index + 1}` } : {}),
    })),
    result: { name: 'Giấy chứng nhận thử', code: 'KQ.THU' },
    legalBasis: [],
    conditions: null,
    steps: null,
    decision: { number: '1/QĐ-THU', date: '2026-01-01', issuer: 'Cơ quan thử' },
    source: 'invented',
  }));

async function publish(record: object): Promise<void> {
  const { db } = door.world;
  const pack = readProcedurePack('packs/ca-mau', (source) => formFromRecord(source, { vi: words('vi'), en: words('en') }));
  const needs = { db, now: clock.now, pack, paperTypes: new Set((await listPaperTypes(db)).map(({ type }) => type)) };
  const publisher = { kind: 'system' } as const;
  const [staged] = expectOk(await stageImport({ publisher, text: JSON.stringify([record]) }, needs));
  expectOk(await publishStaged({ publisher, codes: [staged!.code] }, needs));
}

async function must(answer: Promise<Answer>, status = 200): Promise<Answer['body']> {
  const { status: got, body } = await answer;
  expect({ status: got, body }).toMatchObject({ status });
  return body;
}

async function officerIdOf(login: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select officer_id as id from account where login = ${login}`.execute(door.world.db);
  return rows[0]!.id;
}

function act(id: string, action: string, by: { token: string; body?: object }): Promise<Answer> {
  return door.ask({
    path: `/dossiers/${id}/actions/${action}`,
    token: by.token,
    body: by.body ?? {},
    headers: { 'idempotency-key': newId() },
  });
}

async function aFiledDossier(code: string, token: string): Promise<{ id: string; reference: string }> {
  const { cases } = await must(door.ask({ path: `/procedures/${code}` }));
  const { id } = await must(door.ask({ path: '/dossiers', token, body: { procedureCode: code, caseId: cases[0].id } }), 201);
  const form = await must(door.ask({ path: `/dossiers/${id}/form`, token }));
  const { answers, papers } = rightAnswers({ schema: form.schema, ui: form.ui }, form.answers, '2026-11-20');
  await must(door.ask({ method: 'PATCH', path: `/dossiers/${id}`, token, body: { answers } }));
  for (const component of papers) await must(door.ask({ path: `/dossiers/${id}/papers`, token, form: aPaperFor(component) }), 201);
  const { reference } = await must(
    door.ask({ method: 'POST', path: `/dossiers/${id}/submit`, token, headers: { 'idempotency-key': newId() } }),
  );
  return { id, reference };
}

function aPaperFor(component: string): FormData {
  const form = new FormData();
  form.append('component', component);
  form.append('file', new File([aPdf({ note: component }) as Uint8Array<ArrayBuffer>], `${component}.pdf`, { type: 'application/pdf' }));
  return form;
}

test(
  'a procedure never seen before is filed, supplemented, settled, handed over and tracked over the interface',
  { timeout: 120_000 },
  async () => {
    for (const record of fc.sample(anyRecord, { numRuns: 3, seed: 20_261_122 })) {
      await publish(record);
      const citizen = await door.tokenOf('0900000001');
      const [receiver, head, specialist, leader, clerk] = await Promise.all(
        ['tiepnhan1.motcua', 'truongphong.thuysan', 'chuyenvien1.thuysan', 'lanhdao.thuysan', 'vanthu.thuysan'].map((login) =>
          door.tokenOf(login),
        ),
      );
      const { id, reference } = await aFiledDossier(record.code, citizen);
      expect(reference).toMatch(/^MC-/);

      const defect = { path: '/request/content', code: 'unclear', reason: 'Anh/Chị cần nói rõ hơn' };
      await must(act(id, 'ask-supplement', { token: receiver!, body: { defects: [defect] } }));
      await must(act(id, 'supplement', { token: citizen, body: { answers: { request: { content: 'Nội dung nói rõ hơn' } } } }));
      const key = { 'idempotency-key': newId(), 'if-match': '"1"' };
      const late = await door.ask({ path: `/dossiers/${id}/actions/receive`, token: receiver!, body: {}, headers: key });
      expect(late).toMatchObject({ status: 409, body: { code: 'dossier.changed' } });
      const received = await must(act(id, 'receive', { token: receiver! }));
      expect(received.code).toMatch(/^H12\.06\.27-261120-\d{4}$/);
      expect(received.dueAt).not.toBeNull();

      const officers = await must(door.ask({ path: `/dossiers/${id}`, token: head }));
      expect(officers.actions).toContain('assign');
      await must(act(id, 'assign', { token: head!, body: { officerId: await officerIdOf('chuyenvien1.thuysan') } }));
      await must(act(id, 'complete-step', { token: specialist!, body: { proposal: 'approved', note: 'Lời giữa các cán bộ' } }));
      const seen = JSON.stringify(await must(door.ask({ path: `/dossiers/${id}`, token: citizen })));
      expect(seen).not.toMatch(/Lời giữa các cán bộ|"proposal"/);
      await must(act(id, 'decide', { token: leader!, body: { outcome: 'approved' } }));
      const result = new FormData();
      result.append('file', new File([aPdf({ note: 'result' }) as Uint8Array<ArrayBuffer>], 'ket-qua.pdf'));
      const kept = await must(
        door.ask({ path: `/uploads/results/${id}`, token: clerk, form: result, headers: { accept: 'application/json' } }),
        201,
      );
      await must(act(id, 'issue', { token: clerk!, body: { number: '01/GCN', resultPaper: kept.sha256 } }));
      const handed = await must(act(id, 'hand-over', { token: receiver! }));
      expect(handed.national).toBe(10);

      const tracked = await must(door.ask({ path: '/track', body: { code: received.code, factor: '0001' } }));
      expect(tracked).toMatchObject({ national: 10, number: received.code });
      expect(JSON.stringify(tracked)).not.toContain('Người Thử Một');
      const timeline = await must(door.ask({ path: `/dossiers/${id}/timeline`, token: citizen }));
      expect(timeline.steps.every((step: { state: string }) => step.state === 'done')).toBe(true);
    }
  },
);

test('what is read has every field of the description and no other', async () => {
  const [citizen, receiver] = [await door.tokenOf('0900000001'), await door.tokenOf('tiepnhan1.motcua')];
  const { id } = await aFiledDossier('1.003650', citizen);
  for (const token of [citizen, receiver]) {
    const read = await must(door.ask({ path: `/dossiers/${id}`, token }));
    expect(DossierShape.parse(read)).toEqual(read);
    const { steps } = await must(door.ask({ path: `/dossiers/${id}/timeline`, token }));
    expect(TimelineStepShape.array().nonempty().parse(steps)).toEqual(steps);
  }
  const { rows } = await must(door.ask({ path: '/desk/queue', token: receiver }));
  expect(QueueRowShape.array().nonempty().parse(rows)).toEqual(rows);
  const draft = await must(door.ask({ path: '/dossiers', token: citizen, body: { procedureCode: '1.003650' } }), 201);
  expect(DossierShape.safeParse(await must(door.ask({ path: `/dossiers/${draft.id}`, token: citizen }))).error).toBeUndefined();
});

test('somebody else’s dossier does not exist, for reading or for doing', async () => {
  const [owner, other] = [await door.tokenOf('0900000001'), await door.tokenOf('0900000002')];
  const { id } = await aFiledDossier('1.115019', owner);
  for (const answer of [
    await door.ask({ path: `/dossiers/${id}`, token: other }),
    await door.ask({ path: `/dossiers/${id}/timeline`, token: other }),
    await act(id, 'request-withdrawal', { token: other }),
    await door.ask({ method: 'PATCH', path: `/dossiers/${id}`, token: other, body: {} }),
  ]) {
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  }
});

test('an action needs a key, a known name and a body of its shape; nobody acts unnamed', async () => {
  const token = await door.tokenOf('0900000001');
  const path = `/dossiers/${newId()}/actions`;
  expect((await door.ask({ path: `${path}/receive`, body: {} })).body.code).toBe('request.unauthenticated');
  expect((await door.ask({ path: `${path}/receive`, token, body: {} })).body.code).toBe('request.key-missing');
  const key = { 'idempotency-key': newId() };
  expect((await door.ask({ path: `${path}/delete`, token, body: {}, headers: key })).body.code).toBe('request.unknown-path');
  expect((await door.ask({ path: `${path}/refuse`, token, body: {}, headers: key })).body.code).toBe('request.malformed');
  expect((await door.ask({ path: `${path}/refuse`, token, body: '{"reason"', headers: key })).body.code).toBe('request.malformed');
  const dark = { ...key, 'if-match': 'W/"seven"' };
  expect((await door.ask({ path: `${path}/receive`, token, body: {}, headers: dark })).body.code).toBe('request.malformed');
});

test('a change that another site sends with our visitor’s cookie is refused', async () => {
  const headers = { cookie: 'motcua=anything', origin: 'https://evil.example' };
  const answer = await door.ask({ path: '/dossiers', body: { procedureCode: '1.003650' }, headers });
  expect(answer).toMatchObject({ status: 403, body: { code: 'request.cross-site' } });
});

test('a wrong factor and an unknown number get the same answer, and ten wrong ones are enough', async () => {
  const { reference } = await aFiledDossier('1.115019', await door.tokenOf('0900000001'));
  const wrong = await door.ask({ path: '/track', body: { code: reference, factor: '9999' } });
  const unknown = await door.ask({ path: '/track', body: { code: 'MC-261120-000000', factor: '0001' } });
  const without = ({ requestId: _id, ...rest }: Record<string, unknown>): object => rest;
  expect(without(wrong.body)).toEqual(without(unknown.body));
  for (let i = 0; i < 9; i += 1) await door.ask({ path: '/track', body: { code: reference, factor: '9999' } });
  expect((await door.ask({ path: '/track', body: { code: reference, factor: '9999' } })).status).toBe(429);
});

test('files of the wrong kind, empty and too many bytes are refused with their code', async () => {
  const token = await door.tokenOf('0900000001');
  const { id } = await must(door.ask({ path: '/dossiers', token, body: { procedureCode: '1.003634' } }), 201);
  const { components } = await must(door.ask({ path: '/procedures/1.003634' }));
  const component = components.find((one: { isNote: boolean }) => !one.isNote).id;
  const send = async (bytes: Uint8Array, name: string): Promise<Answer> => {
    const form = new FormData();
    form.append('component', component);
    form.append('file', new File([bytes as Uint8Array<ArrayBuffer>], name));
    return door.ask({ path: `/dossiers/${id}/papers`, token, form });
  };
  expect((await send(new Uint8Array(0), 'rong.pdf')).body.code).toBe('paper.empty');
  expect((await send(new TextEncoder().encode('<script>alert(1)</script>'), 'anh.jpg')).body.code).toBe('paper.wrong-kind');
  expect((await send(new Uint8Array(20 * 1024 * 1024 + 1), 'lon.pdf')).body.code).toBe('paper.too-large');
});
