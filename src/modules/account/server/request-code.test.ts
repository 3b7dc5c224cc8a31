import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { isId } from '#kernel/ids';
import { leaveJob } from '#kernel/jobs';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { SIGN_IN_LIMITS } from '../sign-in-limits.ts';
import { requestCode } from './request-code.ts';
import { sendCode } from './send-code.ts';
import { signInByCode } from './sign-in-by-code.ts';
import { codeOnPhone, ELSEWHERE, HOME, needsAt, NOON } from './sign-in.fixture.ts';

const database = useDatabase();

function ask(phone: string, from = HOME, at = NOON) {
  return requestCode({ phone, address: from }, needsAt(database.db, at));
}

async function jobs(): Promise<readonly { task_identifier: string; payload: unknown }[]> {
  const { rows } = await sql<{ task_identifier: string; payload: unknown }>`
    select identifier as task_identifier, payload from graphile_worker._private_jobs as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id order by jobs.id`.execute(database.ownerDb);
  return rows;
}

describe('asking for a code', () => {
  test('answers a known and an unknown phone alike', async () => {
    const known = '0900000101';
    const asked = expectOk(await ask(known));
    await signInByCode({ ...asked, code: await codeOnPhone(database.db, asked.challengeId), address: HOME }, needsAt(database.db));

    const [forKnown, forUnknown] = [expectOk(await ask(known)), expectOk(await ask('0900000102'))];
    expect(Object.keys(forKnown)).toEqual(Object.keys(forUnknown));
    expect([forKnown, forUnknown].map(({ challengeId }) => isId(challengeId))).toEqual([true, true]);
    expect(forKnown.expiresAt).toBe(forUnknown.expiresAt);
  });

  test('works as long for a known as for an unknown phone', async () => {
    const known = '0900000103';
    const asked = expectOk(await ask(known));
    await signInByCode({ ...asked, code: await codeOnPhone(database.db, asked.challengeId), address: HOME }, needsAt(database.db));
    const statements = async (phone: string): Promise<number> => {
      let seen = 0;
      const watched = database.db.withPlugin({
        transformQuery: ({ node }) => ((seen += 1), node),
        transformResult: ({ result }) => Promise.resolve(result),
      });
      expectOk(await requestCode({ phone, address: '10.7.7.7' }, needsAt(watched)));
      return seen;
    };
    expect(await statements(known)).toBe(await statements('0900000104'));
  });

  test.each([
    ['', 'phone.malformed'],
    ['12345', 'phone.malformed'],
    ['02903000001', 'phone.not-mobile'],
    ['0900000001<script>', 'phone.malformed'],
  ])('%j is refused as %s', async (phone, code) => {
    expect(await ask(phone)).toEqual({ ok: false, refusal: { code } });
  });

  test('leaves a job that tells nobody anything', async () => {
    const { challengeId } = expectOk(await ask('0900000105'));
    expect((await jobs()).at(-1)).toEqual({ task_identifier: 'send-code', payload: { challengeId } });
  });

  test('goes before all that waits already', async () => {
    await sql`delete from graphile_worker._private_jobs`.execute(database.ownerDb);
    await leaveJob(database.db, 'send-notice', { noticeId: 'waits' });
    expectOk(await ask('0900000109'));
    const { rows } = await sql<{ identifier: string }>`
      select identifier from graphile_worker._private_jobs as jobs join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
      order by jobs.priority, jobs.run_at, jobs.id`.execute(database.ownerDb);
    expect(rows.map(({ identifier }) => identifier)).toEqual(['send-code', 'send-notice']);
  });

  test('leaves nothing when the transaction around it fails', async () => {
    const before = (await jobs()).length;
    const failing = database.db.transaction().execute(async (trx) => {
      expectOk(await requestCode({ phone: '0900000106', address: HOME }, needsAt(trx)));
      throw new Error('later trouble');
    });
    await expect(failing).rejects.toThrow('later trouble');
    expect(await jobs()).toHaveLength(before);
  });

  test('from one address stops after five, and the phone can still be asked for from elsewhere', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('0900000107', ELSEWHERE)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(SIGN_IN_LIMITS.codesPerPhoneFromAddress.most);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: { code: 'sign-in.too-many-codes', minutes: 30 } });
    expect((await ask('0900000107', HOME)).ok).toBe(true);
    expect((await ask('0900000107', ELSEWHERE, NOON.add({ minutes: 30 }))).ok).toBe(true);
  });

  test('of one phone from everywhere at once stops, before it becomes a flood', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, (_, at) => ask('0900000108', `198.51.100.${at}`)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(SIGN_IN_LIMITS.codesPerPhone.most);
  });

  test('counts one household, not each of its IPv6 addresses', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => ask('0900000109', `2001:db8:0:7::${at}`)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(SIGN_IN_LIMITS.codesPerPhoneFromAddress.most);
  });

  test('is forgiven to who signs in: an owner can come back all day', async () => {
    for (let time = 0; time < 12; time += 1) {
      const asked = expectOk(await ask('0900000110'));
      const code = await codeOnPhone(database.db, asked.challengeId);
      expectOk(await signInByCode({ ...asked, code, address: HOME }, needsAt(database.db)));
    }
  });
});

describe('sending it', () => {
  test('tells the phone once and keeps nothing readable', async () => {
    const sent: { to: string; text: string; key: string }[] = [];
    const needs = {
      ...needsAt(database.db),
      sendSms: (message: (typeof sent)[number]) => Promise.resolve(void sent.push(message)),
    };
    const { challengeId } = expectOk(await ask('0900000111'));
    const code = await codeOnPhone(database.db, challengeId);
    await sendCode({ challengeId }, needs);
    await sendCode({ challengeId }, needs);
    expect(sent).toEqual([{ to: '0900000111', text: `${code} là mã đăng nhập`, key: challengeId }]);

    const { rows } = await sql<{
      kept: string;
    }>`select row_to_json(kept)::text as kept from one_time_code as kept where id = ${challengeId}`.execute(database.db);
    expect(rows[0]?.kept).not.toContain(code);
    expect(rows[0]?.kept).toContain('"sealed_message":null');
  });

  test('is tried again when the provider is away, and given up when the code is too old', async () => {
    const { challengeId } = expectOk(await ask('0900000112'));
    const away = { ...needsAt(database.db), sendSms: () => Promise.reject(new Error('away')) };
    await expect(sendCode({ challengeId }, away)).rejects.toThrow('away');
    await expect(sendCode({ challengeId }, { ...away, now: NOON.add({ minutes: 6 }) })).resolves.toBeUndefined();
  });
});
