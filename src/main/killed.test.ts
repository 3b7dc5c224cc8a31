import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, prepareEmbedded, visitEmbedded } from '#gateways/postgres';
import { newId } from '#kernel/ids';
import type { Db } from '#kernel/database';
import { expectOk } from '#kernel/result';
import { issueToken } from '#modules/account/server';
import { aClosedFolder, freePorts, processesOn, startProgram, type Program } from '#test/program';
import { rightAnswers } from '#test/right-answers';

/** A procedure without papers, settled by the province: the shortest way to a filing. */
const PROCEDURE = '1.115019';
const MANY = 200;

const { folder, remove } = aClosedFolder();
let program: Program;
let port: number;

beforeAll(async () => {
  port = await freePorts();
  program = startProgram({ folder, port, settings: { PERSON_MAX_DRAFTS: String(MANY * 2) } });
  await program.ready();
}, 180_000);
afterAll(async () => {
  program.child.kill('SIGTERM');
  await program.exited;
  const home = join(folder, 'postgres-is-in.txt');
  if (existsSync(home)) rmSync(readFileSync(home, 'utf8').trim(), { recursive: true, force: true });
  remove();
});

async function onDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const db = connect({ url: (await prepareEmbedded(visitEmbedded(folder)!, 'motcua')).owner, max: 2 });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

async function tokensOf(logins: readonly string[]): Promise<string[]> {
  return onDatabase(async (db) => {
    const needs = { db, now: Temporal.Now.instant() };
    const tokens = [];
    for (const login of logins) tokens.push(expectOk(await issueToken({ actor: { kind: 'system' }, for: login }, needs)).token);
    return tokens;
  });
}

interface Sent {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test names the fields it expects
  readonly body: any;
}

/** Status 0: the connection broke before an answer came, so nothing was acknowledged. */
async function send(token: string, path: string, more: { method?: string; body?: unknown; key?: string } = {}): Promise<Sent> {
  try {
    const response = await fetch(`${program.origin}/api/v1${path}`, {
      method: more.method ?? 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': more.key ?? newId() },
      ...(more.method === 'GET' ? {} : { body: JSON.stringify(more.body ?? {}) }),
    });
    return { status: response.status, body: await response.json() };
  } catch {
    return { status: 0, body: null };
  }
}

async function manyDrafts(token: string, count: number): Promise<string[]> {
  const first = (await send(token, '/dossiers', { body: { procedureCode: PROCEDURE } })).body.id as string;
  const form = (await send(token, `/dossiers/${first}/form`, { method: 'GET' })).body;
  const { answers } = rightAnswers({ schema: form.schema, ui: form.ui }, form.answers, '2026-11-20');
  const ids = [];
  for (let i = 0; i < count; i += 1) {
    const { id } = (await send(token, '/dossiers', { body: { procedureCode: PROCEDURE } })).body;
    await send(token, `/dossiers/${id}`, { method: 'PATCH', body: { answers } });
    ids.push(id as string);
  }
  return ids;
}

/** Kills everything at once, as a power cut does, when `after` of the requests have been answered. */
async function killAfter(after: number, requests: readonly (() => Promise<Sent>)[]): Promise<Sent[]> {
  let answered = 0;
  const everything = requests.map(async (request) => {
    const answer = await request();
    answered += 1;
    if (answered === after) {
      for (const pid of new Set([program.child.pid!, ...processesOn(folder)])) process.kill(pid, 'SIGKILL');
    }
    return answer;
  });
  const answers = await Promise.all(everything);
  await program.exited;
  program = startProgram({ folder, port, settings: { PERSON_MAX_DRAFTS: String(MANY * 2) } });
  await program.ready();
  return answers;
}

test('200 submissions and a power cut among them: every acknowledged one is there, none twice', { timeout: 300_000 }, async () => {
  const [token] = await tokensOf(['0900000001']);
  const drafts = await manyDrafts(token!, MANY);
  const keys = new Map(drafts.map((id) => [id, newId()]));
  const submit = (id: string) => () => send(token!, `/dossiers/${id}/submit`, { key: keys.get(id)! });

  const answers = await killAfter(Math.floor(MANY / 3), drafts.map(submit));
  const acknowledged = drafts.filter((_, index) => answers[index]!.status === 200);
  expect(acknowledged.length).toBeGreaterThanOrEqual(Math.floor(MANY / 3));
  expect(acknowledged.length).toBeLessThan(MANY);

  const [again] = await tokensOf(['0900000001']);
  const retried = await Promise.all(drafts.map((id) => send(again!, `/dossiers/${id}/submit`, { key: keys.get(id)! })));
  for (const [index, id] of drafts.entries()) {
    expect(retried[index]).toMatchObject({ status: 200, body: { dossierId: id } });
    if (answers[index]!.status === 200) expect(retried[index]!.body.reference).toBe(answers[index]!.body.reference);
  }
  expect(new Set(retried.map(({ body }) => body.reference)).size).toBe(MANY);
  const { rows } = await onDatabase((db) =>
    sql<{ n: number }>`select count(*)::int as n from dossier_fact where type = 'filed'`.execute(db),
  );
  expect(rows[0]!.n).toBeGreaterThanOrEqual(MANY);
  expect(new Set(drafts).size).toBe(MANY);
});

test(
  '200 receptions by four officers and a power cut among them: codes without gap or double, and a receipt each',
  { timeout: 300_000 },
  async () => {
    const officers = await tokensOf([1, 2, 3, 4].map((n) => `tiepnhan${n}.motcua`));
    const { rows: filed } = await onDatabase((db) =>
      sql<{ id: string }>`select id from dossier where place = 'filed' and procedure_code = ${PROCEDURE} order by id limit ${MANY}`.execute(
        db,
      ),
    );
    expect(filed.length).toBe(MANY);
    const keys = new Map(filed.map(({ id }) => [id, newId()]));
    const receive = (id: string, index: number) => () =>
      send(officers[index % 4]!, `/dossiers/${id}/actions/receive`, { key: keys.get(id)! });

    const answers = await killAfter(
      Math.floor(MANY / 3),
      filed.map(({ id }, index) => receive(id, index)),
    );
    const retried = await Promise.all(filed.map(({ id }, index) => receive(id, index)()));
    for (const [index, answer] of answers.entries()) {
      expect(retried[index]!.status).toBe(200);
      if (answer.status === 200) expect(retried[index]!.body.code).toBe(answer.body.code);
    }
    const sequences = retried.map(({ body }) => Number(body.code.split('-').at(-1))).sort((a, b) => a - b);
    const firstOfRun = sequences[0]!;
    expect(sequences).toEqual(Array.from({ length: MANY }, (_, index) => firstOfRun + index));

    await expect
      .poll(
        async () => {
          const { rows } = await onDatabase((db) =>
            sql<{ n: number }>`select count(distinct dossier_id)::int as n from issued_paper where template = 'mau-01-receipt'`.execute(db),
          );
          return rows[0]!.n;
        },
        { timeout: 120_000, interval: 500 },
      )
      .toBeGreaterThanOrEqual(MANY);
  },
);

test(
  'a hundred receptions asked for at once and a power cut among them: the rest is done by itself, nothing twice',
  { timeout: 300_000 },
  async () => {
    const [citizen] = await tokensOf(['0900000002']);
    const drafts = await manyDrafts(citizen!, 100);
    for (const id of drafts) expect((await send(citizen!, `/dossiers/${id}/submit`)).status).toBe(200);
    const [officer] = await tokensOf(['tiepnhan1.motcua']);
    const asked = { action: 'receive', dossiers: drafts.map((id) => ({ id, version: 1 })) };
    const { status, body: run } = await send(officer!, '/desk/bulk', { body: asked });
    expect(status).toBe(202);
    const follow = () => send(officer!, `/desk/bulk/${run.id}`, { method: 'GET' });

    await expect.poll(async () => (await follow()).body?.done ?? 0, { timeout: 60_000, interval: 20 }).toBeGreaterThan(5);
    for (const pid of new Set([program.child.pid!, ...processesOn(folder)])) process.kill(pid, 'SIGKILL');
    await program.exited;
    program = startProgram({ folder, port, settings: { PERSON_MAX_DRAFTS: String(MANY * 2) } });
    await program.ready();
    expect((await follow()).body.done, 'the cut came in the middle').toBeLessThan(drafts.length);

    await expect.poll(async () => (await follow()).body?.state, { timeout: 120_000, interval: 500 }).toBe('done');
    expect((await follow()).body).toMatchObject({ total: 100, done: 100, refused: 0 });
    const { rows } = await onDatabase((db) =>
      sql<{ id: string }>`
      select dossier_id as id from dossier_fact where type = 'received' and dossier_id = any(${drafts}::uuid[]) order by dossier_id`.execute(
        db,
      ),
    );
    expect(rows.map(({ id }) => id)).toEqual([...drafts].sort());
  },
);
