import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { sessionActor, signInOfficer } from '#modules/account/server';
import { useDatabase } from '#test/database';
import { TOTP } from 'otpauth';
import { officer } from './officer.ts';
import { token } from './token.ts';

const database = useDatabase();
const NOON = Temporal.Instant.from('2026-11-22T05:00:00Z');

beforeAll(async () => {
  await sql`insert into session_plan (id, weekdays, hours) values ('default', '[]', '[]')`.execute(database.ownerDb);
  await sql`
    insert into agency (id, name, kind, session_plan_id, id_source)
    values ('H12.01', 'Trung tâm thử', 'one-stop', 'default', 'invented')`.execute(database.ownerDb);
});

async function run(command: typeof officer, args: readonly string[]): Promise<{ code: number; printed: string[]; failed: string[] }> {
  const [printed, failed]: [string[], string[]] = [[], []];
  const needs = {
    db: database.ownerDb,
    now: NOON,
    secretKey: 'a test key of more than thirty-two letters',
    print: (line: string) => void printed.push(line),
    fail: (line: string) => void failed.push(line),
  };
  return { code: await command(args, needs), printed, failed };
}

test('an officer entered at the command line can sign in with what it printed, and get a token', async () => {
  const added = await run(officer, [
    'add',
    '--login',
    'thu.mot',
    '--name',
    'Cán Bộ Thử',
    '--role',
    'receiver@H12.01',
    '--role',
    'head@H12.01',
  ]);
  expect(added.code).toBe(0);
  const [login, password, secret] = added.printed.map((line) => line.slice(10));
  const code = TOTP.generate({ secret: new TOTP({ secret: secret! }).secret, timestamp: NOON.epochMilliseconds });
  const needs = { db: database.db, now: NOON, secretKey: 'a test key of more than thirty-two letters' };
  expect((await signInOfficer({ login: login!, password: password!, code, address: '10.0.0.1' }, needs)).ok).toBe(true);

  const issued = await run(token, ['--for', 'thu.mot']);
  expect(issued.printed).toHaveLength(1);
  expect((await sessionActor(issued.printed[0]!, needs))?.actor).toMatchObject({
    roles: [
      { role: 'head', agencyId: 'H12.01' },
      { role: 'receiver', agencyId: 'H12.01' },
    ],
  });
});

describe('what cannot be done is said, and nothing is printed', () => {
  test.each([
    [[], 'motcua officer add --login'],
    [['add', '--login', 'x'], 'motcua officer add --login'],
    [['add', '--login', 'thu.hai', '--name', 'Cán Bộ Thử', '--role', 'king@H12.01'], 'king@H12.01'],
    [['add', '--login', 'thu.hai', '--name', 'Cán Bộ Thử', '--role', 'head@H99'], 'no agency H99'],
    [['add', '--login', 'x', '--name', 'Cán Bộ Thử', '--role', 'head@H12.01'], 'a login has'],
    [['add', '--login', 'thu.hai', '--name', '<b>', '--role', 'head@H12.01'], 'no name'],
    [['add', '--unknown'], 'motcua officer add --login'],
  ])('officer %j', async (args, sentence) => {
    expect(await run(officer, args)).toEqual({ code: 1, printed: [], failed: [expect.stringContaining(sentence)] });
  });

  test.each([[[]], [['--for', 'nobody.here']], [['--for', '0900000999']], [['--nonsense']]])('token %j', async (args) => {
    expect(await run(token, args)).toMatchObject({ code: 1, printed: [] });
  });
});
