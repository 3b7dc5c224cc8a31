import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, prepareEmbedded, visitEmbedded } from '#gateways/postgres';
import { expectOk } from '#kernel/result';
import { issueToken } from '#modules/account/server';
import { aClosedFolder, freePorts, startProgram, type Program } from '#test/program';

const { folder, remove } = aClosedFolder();
let program: Program;
let token: string;

beforeAll(async () => {
  program = startProgram({ folder, port: await freePorts() });
  await program.ready();
  const db = connect({ url: (await prepareEmbedded(visitEmbedded(folder)!, 'motcua')).owner, max: 1 });
  ({ token } = expectOk(await issueToken({ actor: { kind: 'system' }, for: '0900000001' }, { db, now: Temporal.Now.instant() })));
  await db.destroy();
}, 180_000);
afterAll(async () => {
  program.child.kill('SIGTERM');
  await program.exited;
  if (existsSync(join(folder, 'postgres-is-in.txt'))) rmSync(home(), { recursive: true, force: true });
  remove();
});

function home(): string {
  const elsewhere = join(folder, 'postgres-is-in.txt');
  return existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8').trim() : join(folder, 'postgres');
}

/** Kills the database, unless it is dead already: the file that names its process outlives it. */
function killDatabase(): void {
  const lock = join(home(), 'data', 'postmaster.pid');
  if (!existsSync(lock)) return;
  try {
    process.kill(Number(readFileSync(lock, 'utf8').split('\n')[0]), 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Kills the database until somebody was told so: it comes back by itself, perhaps before they asked. */
async function whileKilled(ask: () => Promise<Response>): Promise<Response> {
  for (let tries = 0; ; tries += 1) {
    killDatabase();
    const answer = await ask();
    if (answer.status === 503 || tries === 50) return answer;
  }
}

function page(path: string, more: RequestInit = {}): Promise<Response> {
  const headers = { cookie: `motcua=${token}`, origin: program.origin, accept: 'text/html' };
  return fetch(`${program.origin}${path}`, { redirect: 'manual', headers, ...more });
}

test(
  'while the database is away pages say so in words and keep what was typed; it comes back by itself',
  { timeout: 180_000 },
  async () => {
    const typed = new URLSearchParams({ title: 'Câu hỏi', text: 'Dòng một\nDòng "hai"' });
    const posted = await whileKilled(() => page('/ho-so/MC-1?/write', { method: 'POST', body: typed }));
    expect(posted.status).toBe(503);
    expect(Number(posted.headers.get('retry-after'))).toBeGreaterThan(0);
    const said = await posted.text();
    expect(said).toContain('Anh/Chị vui lòng');
    expect(said).toContain('<form method="post" action="/ho-so/MC-1?/write">');
    expect(said).toContain('value="Dòng một\nDòng &quot;hai&quot;"');

    const looked = await whileKilled(() => page('/ho-so'));
    expect([looked.status, (await looked.text()).includes('Thử lại')]).toEqual([503, true]);

    const asked = await whileKilled(() => fetch(`${program.origin}/api/v1/dossiers`, { headers: { authorization: `Bearer ${token}` } }));
    expect(asked.status).toBe(503);
    expect(asked.headers.get('content-type')).toBe('application/problem+json');
    expect(await asked.json()).toMatchObject({ code: 'server.unavailable' });

    await expect.poll(async () => (await page('/ho-so')).status, { timeout: 60_000, interval: 200 }).toBe(200);
    expect(program.child.exitCode).toBeNull();
    expect(program.logged()).toContain('The database is back');
  },
);
