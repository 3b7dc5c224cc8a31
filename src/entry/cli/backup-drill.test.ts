import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, migrate, prepareEmbedded, startEmbedded, type EmbeddedServer } from '#gateways/postgres';
import { fileObjectStore } from '#gateways/object-store';
import { useDatabase } from '#test/database';
import { fillWorld } from './backup.fixture.ts';

// The way an operator goes: commands in a terminal, one installation's data into another.
const given = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'motcua-drill-'));
// Open to pass through, so that the server's own account finds its data below.
chmodSync(folder, 0o755);
const [first, second] = [join(folder, 'first'), join(folder, 'second')];
let server: EmbeddedServer | null = null;

beforeAll(async () => {
  server = await startEmbedded({ folder: first, throwAway: true });
  const urls = await prepareEmbedded(server, 'motcua');
  await migrate({ ownerUrl: urls.owner, appRole: 'motcua_app', folder: 'database/migrations' });
  const db = connect({ url: urls.app });
  await fillWorld(db, fileObjectStore({ folder: join(first, 'objects') }));
  await db.destroy();
}, 120_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function motcua(args: readonly string[], settings: Record<string, string>): Promise<string> {
  const env = { PATH: process.env['PATH'], ...settings };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['bin/motcua.js', ...args], { env });
  return stdout + stderr;
}

function contentOf(backupFolder: string): unknown {
  const { tables, sequences, objects } = JSON.parse(readFileSync(join(backupFolder, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  return { tables, sequences, objects };
}

test('one command copies an installation that runs, one puts it into a new one', { timeout: 120_000 }, async () => {
  const [one, two] = [join(folder, 'one'), join(folder, 'two')];
  expect(await motcua(['backup', one], { DATA_DIR: first })).toMatch(/^Backed up \d+ tables with \d+ rows and 6 objects/);
  expect(await motcua(['restore', one], { DATA_DIR: second })).toMatch(/^Restored \d+ tables with \d+ rows and 6 objects/);
  await motcua(['backup', two], { DATA_DIR: second });
  expect(contentOf(two)).toEqual(contentOf(one));
});

test('a given server is copied and filled as well', { timeout: 120_000 }, async () => {
  const three = join(folder, 'three');
  const settings = { DATABASE_URL: given.appUrl, DATABASE_OWNER_URL: given.ownerUrl, OBJECT_STORE: `file:${join(folder, 'given')}` };
  await motcua(['restore', join(folder, 'one')], settings);
  await motcua(['backup', three], settings);
  expect(contentOf(three)).toEqual(contentOf(join(folder, 'one')));
});

test('a refusal ends with 1 and says why', async () => {
  const refused = motcua(['restore', folder], { DATA_DIR: second });
  await expect(refused).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('no backup') as string });
});
