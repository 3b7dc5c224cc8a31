import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, expect, inject, test } from 'vitest';
import { connect, poke, prepareEmbedded, visitEmbedded } from '#gateways/postgres';
import { asSuperuser } from '#test/database';
import { aClosedFolder, freePorts, processesOn, startProgram, type Program } from '#test/program';

// One folder for the whole file: every start but the first finds the data of the one before.
const { folder, remove } = aClosedFolder();
const port = await freePorts();
let running: Program | null = null;

afterEach(async () => {
  running?.child.kill('SIGTERM');
  await running?.exited;
  running = null;
});
afterAll(() => {
  const home = join(folder, 'postgres-is-in.txt');
  if (existsSync(home)) rmSync(readFileSync(home, 'utf8').trim(), { recursive: true, force: true });
  remove();
});

async function started(settings: Record<string, string> = {}): Promise<Program> {
  running = startProgram({ folder, port, settings });
  await running.ready();
  return running;
}

async function nothingLeft(): Promise<void> {
  await poke({ every: 50, atMost: 15_000, what: 'every process to end' }, () => processesOn(folder).length === 0);
}

test('Ctrl-C in a terminal ends everything and leaves no process behind', { timeout: 180_000 }, async () => {
  const program = await started();
  process.kill(-program.child.pid!, 'SIGINT');
  expect(await program.exited, program.output()).toBe(0);
  await nothingLeft();
});

test('SIGTERM ends everything and leaves no process behind', { timeout: 180_000 }, async () => {
  const program = await started();
  program.child.kill('SIGTERM');
  expect(await program.exited, program.output()).toBe(0);
  await nothingLeft();
});

test('after SIGKILL of the whole tree the next start has everything that was acknowledged', { timeout: 180_000 }, async () => {
  const first = await started();
  const server = visitEmbedded(folder);
  const db = connect({ url: (await prepareEmbedded(server!, 'motcua')).owner, max: 1 });
  await sql`create table acknowledged as select 42 as answer`.execute(db);
  await db.destroy();
  for (const pid of new Set([first.child.pid!, ...processesOn(folder)])) process.kill(pid, 'SIGKILL');
  await first.exited;

  await started();
  const again = connect({ url: (await prepareEmbedded(visitEmbedded(folder)!, 'motcua')).owner, max: 1 });
  const { rows } = await sql`select answer from acknowledged`.execute(again);
  await again.destroy();
  expect(rows).toEqual([{ answer: 42 }]);
});

test('a killed parent takes its database along', { timeout: 180_000 }, async () => {
  const program = await started();
  program.child.kill('SIGKILL');
  await program.exited;
  await nothingLeft();
});

test('a second start on the same folder is refused and disturbs nobody', { timeout: 180_000 }, async () => {
  const program = await started();
  const second = startProgram({ folder, port: await freePorts() });
  expect(await second.exited).toBe(1);
  expect(second.output()).toContain(`process ${program.child.pid}`);
  expect((await fetch(`${program.origin}/readyz`)).status).toBe(200);
});

test('a taken port is said in words, and nothing stays behind', { timeout: 180_000 }, async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
  const program = startProgram({ folder, port });
  const code = await program.exited;
  other.close();
  expect(code).toBe(1);
  expect(program.output()).toContain(`Port ${port} is taken`);
  await nothingLeft();
});

test('a production start without its secrets names every one of them', async () => {
  const program = startProgram({ folder, port, settings: { MODE: 'production' } });
  expect(await program.exited).toBe(1);
  for (const name of ['SECRET_KEY', 'ORIGIN', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'OBJECT_STORE']) {
    expect(program.output()).toContain(`${name} is missing`);
  }
});

test('every answer carries the security headers, and metrics are for this machine alone', { timeout: 180_000 }, async () => {
  const { origin } = await started();
  const page = await fetch(`${origin}/`);
  expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'(;|$)/);
  expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe-(inline|eval)/);
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  expect(page.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(page.headers.get('content-encoding')).toBe('gzip');
  expect((await fetch(`${origin}/metrics`)).status).toBe(200);
  expect((await fetch(`${origin}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404);
});

test('a production start on a given server knows nobody of the demo and plays no stranger', { timeout: 180_000 }, async () => {
  const given = inject('database');
  const database = `production_${process.pid}`;
  await asSuperuser(given.superuserUrl, `create database ${database} owner motcua_owner`);
  const on = (url: string): string => url.replace('/motcua_template', `/${database}`);
  await started({
    MODE: 'production',
    SECRET_KEY: 'a-secret-of-this-test-of-more-than-thirty-two-characters',
    ORIGIN: `https://localhost:${port}`,
    DATABASE_URL: on(given.appUrl),
    DATABASE_OWNER_URL: on(given.ownerUrl),
    OBJECT_STORE: `file:${folder}/objects`,
    SMS_API_URL: 'http://127.0.0.1:9/sms',
    SMTP_URL: 'smtp://127.0.0.1:9',
  });
  const page = await fetch(`http://localhost:${port}/dang-nhap`);
  expect(page.headers.get('strict-transport-security')).toContain('max-age');
  expect(await page.text()).not.toContain('demo');
  await expect(fetch(`http://localhost:${port + 1}/demo-accounts`)).rejects.toThrow();
  const db = connect({ url: on(given.ownerUrl), max: 1 });
  const { rows } = await sql`select count(*)::int as accounts from account`.execute(db);
  await db.destroy();
  expect(rows).toEqual([{ accounts: 0 }]);
  running?.child.kill('SIGTERM');
  await running?.exited;
  running = null;
  await asSuperuser(given.superuserUrl, `drop database ${database} with (force)`);
});
