import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { SIGN_IN_LIMITS } from '../sign-in-limits.ts';
import { requestCode } from './request-code.ts';
import { sessionActor } from './session-actor.ts';
import { signInByCode } from './sign-in-by-code.ts';
import { codeOnPhone, ELSEWHERE, HOME, needsAt, NOON, otherThan } from './sign-in.fixture.ts';

const database = useDatabase();
let people = 0;

function aPhone(): string {
  people += 1;
  return `09000${String(people).padStart(5, '0')}`;
}

async function ask(phone: string, { from = HOME, at = NOON } = {}): Promise<{ challengeId: string; code: string }> {
  const { challengeId } = expectOk(await requestCode({ phone, address: from }, needsAt(database.db, at)));
  return { challengeId, code: await codeOnPhone(database.db, challengeId) };
}

function answer(given: { challengeId: string; code: string }, { from = HOME, at = NOON } = {}) {
  return signInByCode({ ...given, address: from }, needsAt(database.db, at));
}

async function count(table: 'session' | 'person' | 'account'): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(database.db);
  return rows[0]!.count;
}

describe('the code a phone received', () => {
  test('signs its owner in, and makes the account the first time only', async () => {
    const phone = aPhone();
    const first = expectOk(await answer(await ask(phone)));
    const second = expectOk(await answer(await ask(`+84 ${phone.slice(1)}`)));
    expect(first.isNew).toBe(true);
    expect(second.isNew).toBe(false);
    expect(second.actor).toEqual(first.actor);
    expect((await sessionActor(second.token, needsAt(database.db)))?.actor).toEqual(first.actor);
  });

  test('may be typed with blanks between its digits', async () => {
    const { challengeId, code } = await ask(aPhone());
    expect((await answer({ challengeId, code: ` ${code.slice(0, 3)} ${code.slice(3)}` })).ok).toBe(true);
  });

  test('works once', async () => {
    const given = await ask(aPhone());
    expect((await answer(given)).ok).toBe(true);
    expect(await answer(given)).toEqual({ ok: false, refusal: { code: 'sign-in.code-expired' } });
  });

  test('sent ten times at the same instant opens one session', async () => {
    const given = await ask(aPhone());
    const [sessions, accounts] = [await count('session'), await count('account')];
    const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => answer(given, { from: `10.1.0.${at}` })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await count('session')).toBe(sessions + 1);
    expect(await count('account')).toBe(accounts + 1);
  });

  test('eight codes of a new phone used at the same instant make one account', async () => {
    const phone = aPhone();
    const given = await Promise.all(Array.from({ length: 8 }, (_, at) => ask(phone, { from: `10.2.0.${at}` })));
    const persons = await count('person');
    const answers = await Promise.all(given.map((one) => answer(one)));
    expect(answers.map(expectOk).filter(({ isNew }) => isNew).length).toBeGreaterThan(0);
    expect(new Set(answers.map((one) => expectOk(one).actor.personId)).size).toBe(1);
    expect(await count('person')).toBe(persons + 1);
  });

  test('is too old after five minutes', async () => {
    const [early, late] = [await ask(aPhone()), await ask(aPhone())];
    expect((await answer(early, { at: NOON.add({ seconds: 299 }) })).ok).toBe(true);
    expect(await answer(late, { at: NOON.add({ minutes: 5 }) })).toEqual({ ok: false, refusal: { code: 'sign-in.code-expired' } });
  });

  test('answers only the question it was sent for', async () => {
    const phone = aPhone();
    const [own, strangers] = [await ask(phone), await ask(phone, { from: ELSEWHERE })];
    if (own.code !== strangers.code) {
      expect(await answer({ ...own, code: strangers.code })).toEqual({ ok: false, refusal: { code: 'sign-in.code-wrong' } });
    }
    expect((await answer(own)).ok).toBe(true);
  });

  test.each(['', '12345', '1234567', 'abcdef', '１２３４５', "' or 1=1 --"])('%j is refused before anything is counted', async (code) => {
    expect(await answer({ challengeId: newId(), code })).toEqual({ ok: false, refusal: { code: 'sign-in.code-malformed' } });
  });

  test.each(['', 'x', newId(), '00000000-0000-0000-0000-000000000000'])(
    'an unknown question (%j) is an expired one',
    async (challengeId) => {
      expect(await answer({ challengeId, code: '123456' })).toEqual({ ok: false, refusal: { code: 'sign-in.code-expired' } });
    },
  );
});

describe('a stranger who guesses', () => {
  test('ten wrong codes from one address never keep the owner at another address out', async () => {
    const own = await ask(aPhone());
    for (let guess = 0; guess < 10; guess += 1) {
      expect((await answer({ ...own, code: otherThan(own.code) }, { from: ELSEWHERE })).ok).toBe(false);
    }
    expect((await answer(own)).ok).toBe(true);
  });

  test('who asks for codes and fails with all of them keeps nobody out either', async () => {
    const phone = aPhone();
    for (let asked = 0; asked < 10; asked += 1) {
      const request = await requestCode({ phone, address: ELSEWHERE }, needsAt(database.db));
      if (!request.ok) continue;
      const guessed = {
        challengeId: request.value.challengeId,
        code: otherThan(await codeOnPhone(database.db, request.value.challengeId)),
      };
      for (let guess = 0; guess < 10; guess += 1) await answer(guessed, { from: ELSEWHERE });
    }
    expect((await answer(await ask(phone))).ok).toBe(true);
  });

  test('is told to ask for a new code after five, even with the right one then', async () => {
    const own = await ask(aPhone());
    const wrong = { ...own, code: otherThan(own.code) };
    for (let guess = 0; guess < 5; guess += 1) expect(await answer(wrong)).toMatchObject({ refusal: { code: 'sign-in.code-wrong' } });
    expect(await answer(own)).toEqual({ ok: false, refusal: { code: 'sign-in.ask-new-code' } });
  });

  test('gains nothing by guessing in parallel', async () => {
    const own = await ask(aPhone());
    const guesses = Array.from({ length: 30 }, () => answer({ ...own, code: otherThan(own.code) }));
    const codes = (await Promise.all(guesses)).map((one) => (one.ok ? 'in' : one.refusal.code));
    expect(codes.filter((code) => code === 'sign-in.code-wrong')).toHaveLength(5);
    expect(codes.filter((code) => code === 'sign-in.ask-new-code')).toHaveLength(25);
  });

  test('gains little by guessing one question from many addresses', async () => {
    const own = await ask(aPhone());
    const wrong = { ...own, code: otherThan(own.code) };
    const answers = await Promise.all(Array.from({ length: 60 }, (_, at) => answer(wrong, { from: `198.51.100.${at}` })));
    const tried = answers.filter((one) => !one.ok && one.refusal.code === 'sign-in.code-wrong');
    expect(tried).toHaveLength(SIGN_IN_LIMITS.triesPerChallenge.most);
  });

  test('is stopped after fifteen tries on one phone, whatever the questions', async () => {
    const phone = aPhone();
    for (let asked = 0; asked < 3; asked += 1) {
      const given = await ask(phone, { from: ELSEWHERE });
      for (let guess = 0; guess < 5; guess += 1) await answer({ ...given, code: otherThan(given.code) }, { from: ELSEWHERE });
    }
    expect(await answer(await ask(phone, { from: ELSEWHERE }), { from: ELSEWHERE })).toEqual({
      ok: false,
      refusal: { code: 'sign-in.too-many-tries', minutes: 60 },
    });
  });
});

test('a closed account is told so, only after the right code', async () => {
  const phone = aPhone();
  await answer(await ask(phone));
  await sql`update account set closed_at = ${NOON.toString()} where phone = ${phone}`.execute(database.db);
  const given = await ask(phone);
  expect(await answer({ ...given, code: otherThan(given.code) })).toMatchObject({ refusal: { code: 'sign-in.code-wrong' } });
  expect(await answer(given)).toEqual({ ok: false, refusal: { code: 'account.closed' } });
});
