import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import type { CitizenActor } from '../actor.ts';
import { findLinked, linkedSince, zaloUserOf } from './zalo-link-store.ts';
import { confirmLinkCode, linkByToken, offerZaloLink, sendLinkCode, unlinkFromChat, unlinkZalo } from './zalo-link.ts';

const lent = useDatabase();
const secretKey = 'a-secret-of-more-than-thirty-two-characters';
let now = Temporal.Instant.from('2026-11-23T03:00:00Z');
let said: string[] = [];
let nth = 0;

function needs(): Parameters<typeof sendLinkCode>[1] {
  return {
    db: lent.db,
    now,
    secretKey,
    sayLinkCode: ({ code }) => {
      said.push(code);
      return code;
    },
  };
}

async function anAccount(): Promise<CitizenActor & { readonly phone: string }> {
  const [accountId, personId] = [newId(), newId()];
  nth += 1;
  const phone = `09000003${String(nth).padStart(2, '0')}`;
  await sql`insert into person (id, phone, created_at, updated_at) values (${personId}, ${phone}, ${now.toString()}, ${now.toString()})`.execute(
    lent.db,
  );
  await sql`insert into account (id, kind, person_id, phone, created_at) values (${accountId}, 'citizen', ${personId}, ${phone}, ${now.toString()})`.execute(
    lent.db,
  );
  return { kind: 'citizen', accountId, personId, phone };
}

async function tokenOf(actor: CitizenActor): Promise<string> {
  return expectOk(await offerZaloLink({ actor }, needs())).token;
}

beforeEach(() => {
  now = now.add({ hours: 2 });
  said = [];
});

describe('a token from the account page', () => {
  test('links the Zalo it is typed in, once, however it is written', async () => {
    const actor = await anAccount();
    const token = await tokenOf(actor);
    const spelled = `${token.slice(0, 5).toLowerCase()}-${token.slice(5)}`;
    const outcomes = await Promise.all(['z1', 'z2', 'z3'].map((userId) => linkByToken({ userId, token: spelled }, needs())));
    expect(outcomes.toSorted()).toEqual(['linked', 'refused', 'refused']);
    const userId = await zaloUserOf(lent.db, actor.personId);
    expect(await findLinked(lent.db, userId!)).toEqual({ accountId: actor.accountId, personId: actor.personId });
  });

  test('holds for ten minutes, and not after a newer one', async () => {
    const actor = await anAccount();
    const [first, second] = [await tokenOf(actor), await tokenOf(actor)];
    expect(await linkByToken({ userId: 'z4', token: first }, needs())).toBe('refused');
    now = now.add({ minutes: 11 });
    expect(await linkByToken({ userId: 'z4', token: second }, needs())).toBe('refused');
  });

  test('is not found by guessing: after ten tries nothing counts', async () => {
    const token = await tokenOf(await anAccount());
    for (let tried = 0; tried < 10; tried += 1) expect(await linkByToken({ userId: 'z5', token: 'AAAAAAAAAA' }, needs())).toBe('refused');
    expect(await linkByToken({ userId: 'z5', token }, needs())).toBe('refused');
    expect(await linkByToken({ userId: 'z6', token }, needs())).toBe('linked');
  });

  test('is for citizens, and kept as a hash', async () => {
    expect(await offerZaloLink({ actor: { kind: 'system' } }, needs())).toMatchObject({ refusal: { code: 'zalo.citizens-only' } });
    const token = await tokenOf(await anAccount());
    const { rows } = await sql<{ all: string }>`select string_agg(encode(token_hash, 'escape'), ' ') as all from zalo_link_token`.execute(
      lent.db,
    );
    expect(rows[0]!.all).not.toContain(token);
  });
});

describe('one Zalo', () => {
  test('is one account’s: another one is refused until the link is ended, from either side', async () => {
    const [one, other] = [await anAccount(), await anAccount()];
    expect(await linkByToken({ userId: 'z7', token: await tokenOf(one) }, needs())).toBe('linked');
    expect(await linkByToken({ userId: 'z7', token: await tokenOf(other) }, needs())).toBe('taken');
    expect(await unlinkFromChat({ userId: 'z7' }, needs())).toBe(true);
    expect(await linkByToken({ userId: 'z7', token: await tokenOf(other) }, needs())).toBe('linked');
    expect(expectOk(await unlinkZalo({ actor: other }, needs()))).toBe(true);
    expect(await findLinked(lent.db, 'z7')).toBeNull();
    expect(await linkedSince(lent.db, other.accountId)).toBeNull();
  });

  test('is nobody’s any more when the phone of the account changes hands', async () => {
    const actor = await anAccount();
    await linkByToken({ userId: 'z8', token: await tokenOf(actor) }, needs());
    await sql`update account set phone = '0900000399' where id = ${actor.accountId}`.execute(lent.db);
    expect(await findLinked(lent.db, 'z8')).toBeNull();
    expect(await zaloUserOf(lent.db, actor.personId)).toBeNull();
    expect(await linkByToken({ userId: 'z8', token: await tokenOf(await anAccount()) }, needs())).toBe('linked');
  });
});

describe('a shared phone', () => {
  test('links after the code sent to it, and only in the chat it was shared in', async () => {
    const actor = await anAccount();
    expect(await sendLinkCode({ userId: 'z9', phone: actor.phone.replace(/^0/, '84') }, needs())).toEqual({ minutes: 10 });
    const [code] = said;
    expect(await confirmLinkCode({ userId: 'stranger', text: code! }, needs())).toBeNull();
    expect(await confirmLinkCode({ userId: 'z9', text: code! }, needs())).toBe('linked');
    expect(await confirmLinkCode({ userId: 'z9', text: code! }, needs())).toBeNull();
    expect(await findLinked(lent.db, 'z9')).toMatchObject({ personId: actor.personId });
  });

  test('nobody has is answered alike, and no message leaves', async () => {
    expect(await sendLinkCode({ userId: 'z10', phone: '0988888888' }, needs())).toEqual({ minutes: 10 });
    expect(said).toEqual([]);
    expect(await confirmLinkCode({ userId: 'z10', text: '123456' }, needs())).toBe('wrong');
  });

  test('is not linked by guessing, and codes are not asked for without end', async () => {
    const actor = await anAccount();
    await sendLinkCode({ userId: 'z11', phone: actor.phone }, needs());
    const wrong = said[0] === '000000' ? '000001' : '000000';
    for (let tried = 0; tried < 5; tried += 1) expect(await confirmLinkCode({ userId: 'z11', text: wrong }, needs())).toBe('wrong');
    expect(await confirmLinkCode({ userId: 'z11', text: said[0]! }, needs())).toBe('refused');
    await sendLinkCode({ userId: 'z11', phone: actor.phone }, needs());
    await sendLinkCode({ userId: 'z11', phone: actor.phone }, needs());
    expect(await sendLinkCode({ userId: 'z11', phone: actor.phone }, needs())).toMatchObject({ waitMinutes: 30 });
  });
});
