import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import { loadPack } from '../../main/pack.ts';
import { bot } from './bot.ts';

const lent = useDatabase();
const now = Temporal.Instant.from('2026-11-23T03:00:00Z');

beforeAll(() => loadPack(lent.ownerDb, { folder: 'packs/ca-mau', now }));

async function run(args: readonly string[], input = ''): Promise<{ status: number; said: readonly string[]; failed: readonly string[] }> {
  const [said, failed]: [string[], string[]] = [[], []];
  const out = { print: (line: string) => void said.push(line), fail: (line: string) => void failed.push(line) };
  const needs = { db: lent.db, now, origin: 'https://motcua.example', input: Readable.from([input]), ...out };
  return { status: await bot(args, needs), said, failed };
}

test('says as JSON what a sentence is taken for and what is answered, and keeps nothing', async () => {
  const { status, said } = await run(['ask', 'dk ks can giay to j']);
  const answer = JSON.parse(said.join('\n')) as { confidence: number; answer: readonly { text: string }[] };
  expect(status).toBe(0);
  expect(answer).toMatchObject({ intent: 'requirements', procedure: { code: '1.001193' }, dossier: null, guesses: [] });
  expect(answer.confidence).toBeGreaterThan(0.6);
  expect(answer.answer[0]?.text).toContain('https://motcua.example/thu-tuc/1.001193');
  const { rows } = await sql<{
    kept: number;
  }>`select (select count(*) from talk)::int + (select count(*) from one_time_code)::int as kept`.execute(lent.ownerDb);
  expect(rows[0]?.kept).toBe(0);
});

test('reads many sentences, one a line', async () => {
  const { said } = await run(['ask', '-'], 'xin chào\n\nhồ sơ H12-261101-0001 tới đâu\n');
  expect(said.map((line) => JSON.parse(line) as object)).toMatchObject([
    { intent: 'greet' },
    { intent: 'status', dossier: 'H12-261101-0001' },
  ]);
});

test.each([[[]], [['ask']], [['sing', 'x']]])('%j is no question', async (args) => {
  const { status, failed } = await run(args);
  expect(status).toBe(1);
  expect(failed.join()).toContain('motcua bot ask');
});
