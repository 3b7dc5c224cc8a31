import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { useDatabase } from '#test/database';
import { openInterface, type Interface } from '#test/interface';

const lent = useDatabase();
const clock = { now: Temporal.Instant.from('2026-11-23T04:00:00Z') };
let door: Interface;

beforeAll(async () => {
  door = await openInterface(lent, clock);
});
afterAll(() => door.remove());

function send(bytes: Uint8Array<ArrayBuffer>, name = 'giay.pdf'): ReturnType<Interface['ask']> {
  const form = new FormData();
  form.set('tep', new Blob([bytes]), name);
  return door.ask({ path: '/uploads/check', form });
}

async function kept(): Promise<string> {
  const { rows } = await sql<{ contents: number; uploads: number }>`
    select (select count(*)::int from stored_object) as contents, (select count(*)::int from upload) as uploads`.execute(lent.db);
  return JSON.stringify(rows);
}

test('a file is compared by its hash, by nobody in particular, and kept nowhere', async () => {
  const before = await kept();
  const bytes = crypto.getRandomValues(new Uint8Array(60_000));
  const answer = await send(bytes);
  expect(answer.status).toBe(303);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(answer.headers.get('location')).toBe(`http://localhost:3000/xac-minh/tep/${sha256}`);
  expect(await kept()).toBe(before);
  expect(readdirSync('.').filter((name) => name.includes('giay'))).toEqual([]);
});

test.each([
  { what: 'no file', send: () => door.ask({ path: '/uploads/check', form: new FormData() }), issue: 'missing' },
  { what: 'an empty file', send: () => send(new Uint8Array()), issue: 'missing' },
  { what: 'no form at all', send: () => door.ask({ path: '/uploads/check', body: { tep: 'x' } }), issue: 'missing' },
  { what: 'more than any paper', send: () => send(new Uint8Array(61 * 1024 * 1024)), issue: 'too-large' },
])('$what is sent back to the page, which says so', async ({ send: sent, issue }) => {
  const answer = await sent();
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe(`http://localhost:3000/xac-minh?issue=${issue}#tep`);
});

test('everything else below the uploads still asks who one is', async () => {
  const answer = await door.ask({ path: '/uploads/drafts/01900000-0000-7000-8000-000000000001', form: new FormData() });
  expect(answer.headers.get('location')).toContain('/dang-nhap');
});
