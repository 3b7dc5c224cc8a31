import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { useDatabase } from '#test/database';
import { freshKnobs } from './knobs.ts';
import { ACCOUNT, playZalo, type PlayedZalo } from './zalo.fixture.ts';

const lent = useDatabase();
const PHONE = '0900000300';
const USER = '7000000000900000300';
let played: PlayedZalo;

beforeAll(async () => {
  played = await playZalo(lent);
  await played.consent();
});
afterAll(() => played.stop());
beforeEach(() => played.turn(freshKnobs()));

/** What came since the last time, in the order it came. */
async function callsOf(name: string, least = 1): Promise<{ raw: Buffer; signature: string }[]> {
  await vi.waitFor(() => expect(played.calls.filter(({ raw }) => raw.includes(`"${name}"`)).length).toBeGreaterThanOrEqual(least));
  return played.calls.splice(0).filter(({ raw }) => raw.includes(`"${name}"`));
}

async function says(text: string): Promise<{ raw: Buffer; signature: string }> {
  played.calls.splice(0);
  await played.onPhone('write', { as: PHONE, text });
  return (await callsOf('user_send_text')).find(({ raw }) => raw.includes(text))!;
}

function signed(body: object | string): { raw: Buffer; signature: string } {
  const raw = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const { timestamp = '' } = (typeof body === 'string' ? {} : body) as { timestamp?: string };
  return {
    raw,
    signature: `mac=${createHash('sha256').update(ACCOUNT.appId).update(raw).update(timestamp).update(ACCOUNT.webhookSecret).digest('hex')}`,
  };
}

async function countOf(table: 'zalo_event' | 'zalo_message'): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(lent.db);
  return rows[0]!.count;
}

/** Answers everything with what was said. */
function echo(said: string[]): Parameters<PlayedZalo['zalo']['talkWith']>[1] {
  return (event) => {
    said.push(event.text ?? '');
    return Promise.resolve([{ text: `Nghe: ${event.text ?? ''}`, buttons: [{ title: 'Tra cứu', payload: '#TRACUU' }] }]);
  };
}

describe('a call', () => {
  test('is kept once, whatever way it comes, and answered once', async () => {
    const call = await says('xin chào');
    const before = await countOf('zalo_event');
    const takers = [played.zalo, played.another(), played.another()];
    const received = await Promise.all([...takers, ...takers].map((taker) => taker.receive(call)));
    expect(received.toSorted()).toEqual(['kept', 'known', 'known', 'known', 'known', 'known']);
    expect(await countOf('zalo_event')).toBe(before + 1);

    const said: string[] = [];
    await Promise.all(takers.map((taker) => taker.talkWith(USER, echo(said))));
    await played.zalo.talkWith(USER, echo(said));
    expect(said).toEqual(['xin chào']);
    expect(await played.chatOf(PHONE)).toMatch(/Nghe: xin chào[\s\S]*Tra cứu/u);
  });

  test('keeps no words that can be read in the database', async () => {
    await played.zalo.receive(await says('số căn cước 096085000001'));
    const { rows } = await sql<{
      text: string;
    }>`select coalesce(string_agg(zalo_event::text || encode(sealed, 'escape'), ' '), '') as text from zalo_event`.execute(lent.db);
    expect(rows[0]!.text).not.toContain('096085000001');
  });

  test('is answered in the order things were said, not in which they came', async () => {
    await played.zalo.talkWith(USER, echo([]));
    const calls = [];
    for (const text of ['một', 'hai', 'ba']) {
      calls.push(await says(text));
      played.passes({ seconds: 1 });
    }
    for (const call of calls.toReversed()) expect(await played.zalo.receive(call)).toBe('kept');
    const said: string[] = [];
    await played.zalo.talkWith(USER, echo(said));
    expect(said).toEqual(['một', 'hai', 'ba']);
  });

  test('that is empty only asks whether anybody is at home; unsigned, changed, malformed and late ones are not taken', async () => {
    const call = await says('thử');
    const at = played.now().epochMilliseconds;
    const kept = await countOf('zalo_event');
    expect(await played.zalo.receive({ raw: Buffer.from('{}'), signature: '' })).toBe('probe');
    expect(await played.zalo.receive({ ...call, signature: '' })).toBe('unsigned');
    expect(await played.zalo.receive({ ...call, raw: Buffer.from(call.raw.toString().replace('thử', 'khác')) })).toBe('unsigned');
    expect(await played.zalo.receive(signed('not json'))).toBe('malformed');
    expect(await played.zalo.receive(signed({ event_name: 'follow', timestamp: String(at - 3 * 3600_000), follower: { id: USER } }))).toBe(
      'late',
    );
    expect(await played.zalo.receive(signed({ event_name: 'follow', timestamp: String(at + 3600_000), follower: { id: USER } }))).toBe(
      'late',
    );
    expect(await countOf('zalo_event')).toBe(kept);
  });
});

describe('a grant', () => {
  test('is renewed once when several processes find it over at the same moment', async () => {
    played.passes({ hours: 26 });
    await played.onPhone('write', { as: PHONE, text: 'còn đây' });
    const sent = await Promise.all(Array.from({ length: 6 }, (_, nth) => played.another().sendText({ userId: USER, text: `Tin ${nth}` })));
    expect(sent.map(({ ok }) => ok)).toEqual(Array.from({ length: 6 }, () => true));
    expect(played.told).toEqual([]);
  });

  test('is renewed before its end by a job, and once more when Zalo says that it is over', async () => {
    const rotations = async (): Promise<string> =>
      (await sql<{ at: string }>`select rotated_at as at from zalo_grant`.execute(lent.db)).rows[0]!.at;
    const first = await rotations();
    await played.zalo.renewEarly();
    expect(await rotations()).toBe(first);
    played.passes({ hours: 21 });
    await played.zalo.renewEarly();
    expect(await rotations()).not.toBe(first);
    await played.turn({ refusals: [{ path: '/v3.0/oa/message/cs', error: -216, times: 1 }] });
    expect(await played.zalo.sendText({ userId: USER, text: 'vẫn gửi được' })).toMatchObject({ ok: true });
  });

  test('that is refused is told once, keeps what waits, and goes on after consent', async () => {
    await played.zalo.receive(await says('có ai không'));
    played.passes({ hours: 26 });
    await played.turn({ refusals: [{ path: '/v4/oa/access_token', error: -14020, times: 9 }] });
    await expect(played.zalo.talkWith(USER, echo([]))).rejects.toThrow('zalo.no-grant');
    expect(await played.another().sendText({ userId: USER, text: 'x' })).toMatchObject({ refusal: { code: 'zalo.no-grant' } });
    expect(played.told).toHaveLength(1);
    expect(await played.zalo.standing()).toMatchObject({ granted: false, unanswered: 0 });
    await played.another().receive(await says('còn ai không'));
    expect(await played.zalo.standing()).toMatchObject({ unanswered: 1, since: played.now().toString() });

    await played.turn({ refusals: [] });
    expect(await played.zalo.consent({ code: 'guessed', accountId: ACCOUNT.accountId })).toMatchObject({ ok: false });
    expect(await played.zalo.consent({ code: 'any', accountId: '1' })).toMatchObject({ refusal: { code: 'zalo.other-account' } });
    expect(await played.consent()).toMatchObject({ ok: true });
    await played.zalo.talkWith(USER, echo([]));
    expect(await played.chatOf(PHONE)).toContain('Nghe: có ai không');
  });

  test('lies sealed in the database', async () => {
    const { rows } = await sql<{ text: string }>`select encode(sealed, 'escape') as text from zalo_grant`.execute(lent.db);
    expect(rows[0]!.text).not.toMatch(/access|refresh/);
  });
});

describe('a message', () => {
  test.each(['lost', 'half'] as const)('whose answer is %s arrives once: the chat says whether it is there', async (how) => {
    await played.zalo.receive(await says(`nghe rõ ${how}`));
    await played.turn({ [how]: 1 });
    await expect(played.zalo.talkWith(USER, echo([]))).rejects.toThrow('Nobody knows');
    await played.zalo.talkWith(USER, echo([]));
    expect((await played.chatOf(PHONE)).split(`Nghe: nghe rõ ${how}`)).toHaveLength(2);
  });

  test('waits through an outage and arrives once', async () => {
    await played.zalo.receive(await says('mất mạng'));
    await played.turn({ down: true });
    for (let tried = 0; tried < 3; tried += 1) await expect(played.zalo.talkWith(USER, echo([]))).rejects.toThrow();
    played.passes({ minutes: 10 });
    await played.turn({ down: false });
    await played.zalo.talkWith(USER, echo([]));
    expect((await played.chatOf(PHONE)).split('Nghe: mất mạng')).toHaveLength(2);
  });

  test.each([
    [-32, 'throws'],
    [-200, 'throws'],
    [-211, 'throws'],
    [-217, 'is over'],
    [-230, 'is over'],
    [-321, 'is over'],
    [-240, 'is over'],
  ])('refused with %i %s', async (error, end) => {
    await played.zalo.receive(await says(`số ${error}`));
    await played.turn({ refusals: [{ path: '/v3.0/oa/message/cs', error, times: 1 }] });
    const first = await played.zalo.talkWith(USER, echo([])).then(
      () => 'is over',
      () => 'throws',
    );
    await played.zalo.talkWith(USER, echo([]));
    expect(first).toBe(end);
    expect((await played.chatOf(PHONE)).includes(`Nghe: số ${error}`)).toBe(end === 'throws');
  });

  test('whose buttons are refused goes as plain text', async () => {
    await played.turn({ refusals: [{ path: '/v3.0/oa/message/cs', error: -233, times: 1 }] });
    expect(await played.zalo.sendText({ userId: USER, text: 'Chọn 1', buttons: [{ title: 'Một', payload: '#1' }] })).toMatchObject({
      ok: true,
    });
    expect((await played.chatOf(PHONE)).split('Chọn 1')[1]).not.toContain('Một');
  });

  test('outside of seven days is refused, and a template by number or phone is not', async () => {
    played.passes({ hours: 8 * 24 });
    expect(await played.zalo.sendText({ userId: USER, text: 'x' })).toMatchObject({ refusal: { error: -230, handling: 'template' } });
    const said = { templateId: '412345', data: { ma: 'H12-261101-0001' } };
    expect(await played.zalo.templateToUser({ ...said, userId: USER })).toMatchObject({ ok: true });
    expect(await played.zalo.templateToPhone({ ...said, phone: PHONE, trackingId: 't-1' })).toMatchObject({ ok: true });
    expect(await played.zalo.templateToPhone({ ...said, phone: '0900000999', trackingId: 't-2' })).toMatchObject({
      refusal: { error: -118, handling: 'person' },
    });
    expect(await played.zalo.templateToPhone({ ...said, data: { ma: 'x'.repeat(31) }, phone: PHONE, trackingId: 't-3' })).toMatchObject({
      refusal: { error: -1121 },
    });
    for (const call of await callsOf('user_received_message', 2)) await played.zalo.receive(call);
    expect(await played.zalo.arrivedAs('t-1')).not.toBeNull();
  });

  test('beyond what a minute may have is not even sent', async () => {
    const slot = Math.floor(played.now().epochMilliseconds / 10_000);
    await sql`insert into zalo_budget (slot, used) values (${slot}, 571) on conflict (slot) do update set used = 571`.execute(lent.db);
    expect(await played.zalo.account()).toMatchObject({ refusal: { error: -32 } });
    played.passes({ seconds: 10 });
    expect(await played.zalo.account()).toMatchObject({ value: { accountId: ACCOUNT.accountId } });
  });
});

test('what was said is forgotten after its time', async () => {
  await played.zalo.forget(played.now().add({ hours: 1 }));
  expect([await countOf('zalo_event'), await countOf('zalo_message')]).toEqual([0, 0]);
});
