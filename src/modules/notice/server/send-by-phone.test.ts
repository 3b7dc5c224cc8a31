import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { words } from '#messages';
import { useDatabase } from '#test/database';
import { aStory } from '../story.examples.ts';
import { chooseWays } from './choose-ways.ts';
import { readZaloTemplates } from './read-zalo-templates.ts';
import type { OnZalo } from './send-by-phone.ts';
import { sendNotice } from './send-notice.ts';
import { tellApplicant } from './tell-applicant.ts';

const lent = useDatabase();
const TEMPLATES = readZaloTemplates('packs/ca-mau');
let now = Temporal.Instant.from('2026-11-23T03:05:00Z');

type Way = 'message' | 'user' | 'phone' | 'sms';
type Says = 'takes' | 'uncertain' | 'unreachable' | 'no-grant' | number;

/** What each way says, one answer after the other, then that it takes; and what arrived. */
let says: Partial<Record<Way, Says[]>>;
let arrived: { way: Way; text: string }[];
let receipts: Map<string, string>;

beforeEach(() => {
  now = now.add({ hours: 1 });
  [says, arrived, receipts] = [{}, [], new Map()];
});

const HANDLING: Readonly<Record<number, string>> = {
  [-32]: 'again',
  [-217]: 'person',
  [-118]: 'person',
  [-321]: 'operator',
  [-211]: 'later',
  [-133]: 'later',
};

function by(way: Way, text: string): ReturnType<OnZalo['sendText']> {
  const said = says[way]?.shift() ?? 'takes';
  if (said === 'takes' || said === 'uncertain') arrived.push({ way, text });
  if (said === 'takes') return Promise.resolve({ ok: true, value: { messageId: `m-${arrived.length}` } });
  if (typeof said === 'number')
    return Promise.resolve({ ok: false, refusal: { code: 'zalo.refused', error: said, handling: HANDLING[said] ?? 'ours' } });
  return Promise.resolve({ ok: false, refusal: { code: `zalo.${said}` } });
}

/** The office on Zalo, with somebody who wrote so many hours ago; `null`: somebody unknown there. */
function zalo(hoursAgo: number | null): OnZalo {
  return {
    templates: TEMPLATES,
    userOf: () => Promise.resolve(hoursAgo === null ? null : 'z-1'),
    lastInteraction: () => Promise.resolve(hoursAgo === null ? null : now.subtract({ hours: hoursAgo }).toString()),
    sendText: ({ text }) => by('message', text),
    templateToUser: ({ data }) => by('user', JSON.stringify(data)),
    templateToPhone: ({ data }) => by('phone', JSON.stringify(data)),
    conversation: () =>
      Promise.resolve({
        ok: true,
        value: arrived.filter(({ way }) => way === 'message').map(({ text }) => ({ text, at: now.toString(), ours: true })),
      }),
    arrivedAs: (trackingId) => Promise.resolve(receipts.get(trackingId) ?? null),
    openTitle: () => 'Mở',
  };
}

async function aNotice(personId = newId()): Promise<{ id: string; personId: string }> {
  const at = now.toString();
  await sql`insert into person (id, phone, created_at, updated_at) values (${personId}, '0900000310', ${at}, ${at}) on conflict do nothing`.execute(
    lent.db,
  );
  const story = aStory('received');
  const told = { ...story, fact: { ...story.fact, id: newId() }, applicant: { ...story.applicant, personId }, readers: [personId] };
  await tellApplicant(told, { db: lent.db, now, words: words('vi'), origin: 'https://dichvucong.example.vn' });
  const { rows } = await sql<{
    id: string;
  }>`select id from notice where person_id = ${personId} and channel = 'sms' order by id desc limit 1`.execute(lent.db);
  return { id: rows[0]?.id ?? '', personId };
}

function send(id: string, onZalo: OnZalo | null, lastTry = false): Promise<void> {
  const sendSms = ({ text }: { text: string }): Promise<void> =>
    by('sms', text).then((taken) => (taken.ok ? undefined : Promise.reject(new Error('no'))));
  return sendNotice({ noticeId: id, lastTry }, { db: lent.db, now, sendSms, sendMail: () => Promise.resolve(), onZalo });
}

async function stateOf(id: string): Promise<{ state: string; way: string | null; messageId: string | null }> {
  const { rows } = await sql<{ state: string; way: string | null; messageId: string | null }>`
    select state, way, message_id as "messageId" from notice where id = ${id}`.execute(lent.db);
  return rows[0]!;
}

describe('a notice to a phone', () => {
  test.each<readonly [string, number | null, typeof says, readonly string[]]>([
    ['an hour after they wrote: in the chat', 1, {}, ['message']],
    ['a day without them: by template to their Zalo', 200, {}, ['user']],
    ['unknown on Zalo: by template to their phone', null, {}, ['phone']],
    ['blocked in the chat and as a template: by phone', 1, { message: [-217], user: [-217] }, ['phone']],
    ['no Zalo on that phone: as a text message', null, { phone: [-118] }, ['sms']],
    ['no money at Zalo: as a text message', null, { phone: [-321] }, ['sms']],
    ['no grant any more: as a text message', 1, { message: ['no-grant'], user: ['no-grant'], phone: ['no-grant'] }, ['sms']],
    ['night at Zalo: as a text message', null, { phone: [-133] }, ['sms']],
  ])('%s', async (_, hoursAgo, answers, ways) => {
    says = answers;
    const { id } = await aNotice();
    await send(id, zalo(hoursAgo));
    await send(id, zalo(hoursAgo));
    expect(arrived.map(({ way }) => way)).toEqual(ways);
    expect((await stateOf(id)).state).toBe('sent');
  });

  test('names the dossier and nothing of the person, whatever the way', async () => {
    for (const hours of [1, 200, null]) await send((await aNotice()).id, zalo(hours));
    await send((await aNotice()).id, null);
    expect(arrived.map(({ way }) => way)).toEqual(['message', 'user', 'phone', 'sms']);
    const { applicant } = aStory('received');
    for (const { text } of arrived) {
      expect(text).toContain(aStory('received').code);
      expect(text).not.toContain(applicant.name);
      expect(text).not.toMatch(/\d{12}/);
    }
  });

  test('waits a little when Zalo is in haste or away, then takes the next way, once', async () => {
    says = { message: ['unreachable', -32, 'unreachable', 'unreachable'], user: ['unreachable'], phone: ['unreachable'] };
    const { id } = await aNotice();
    for (let tried = 0; tried < 3; tried += 1) await expect(send(id, zalo(1))).rejects.toThrow('did not take');
    await send(id, zalo(1));
    expect(arrived.map(({ way }) => way)).toEqual(['sms']);
    expect(await stateOf(id)).toMatchObject({ state: 'sent', way: 'sms' });
  });

  test('of which nobody knows whether it arrived is looked for in the chat, and not told twice', async () => {
    says = { message: ['uncertain'] };
    const { id } = await aNotice();
    await expect(send(id, zalo(1))).rejects.toThrow('Nobody knows');
    await send(id, zalo(1));
    expect(arrived.map(({ way }) => way)).toEqual(['message']);
    expect(await stateOf(id)).toMatchObject({ state: 'sent', way: 'zalo-message' });
  });

  test('by phone of which nobody knows waits for its receipt; without one it is seen to have failed, and nobody is told twice', async () => {
    says = { phone: ['uncertain', 'uncertain'] };
    const [known, unknown] = [await aNotice(), await aNotice()];
    for (const { id } of [known, unknown]) await expect(send(id, zalo(null))).rejects.toThrow('Nobody knows');
    receipts.set(known.id, 'm-known');
    await send(known.id, zalo(null));
    await expect(send(unknown.id, zalo(null))).rejects.toThrow('Nobody knows yet');
    now = now.add({ minutes: 16 });
    await send(unknown.id, zalo(null));
    expect(arrived.map(({ way }) => way)).toEqual(['phone', 'phone']);
    expect(await stateOf(known.id)).toEqual({ state: 'sent', way: 'zalo-phone', messageId: 'm-known' });
    expect((await stateOf(unknown.id)).state).toBe('failed');
  });

  test('goes only by the ways its reader wants; wanting none, only the inbox has it', async () => {
    const { personId } = await aNotice();
    const actor = { kind: 'citizen', personId } as const;
    await chooseWays({ actor, wanted: { zalo: false, sms: true, mail: false } }, { db: lent.db });
    await send((await aNotice(personId)).id, zalo(1));
    expect(arrived.map(({ way }) => way)).toEqual(['sms']);

    await chooseWays({ actor, wanted: { zalo: true, sms: false, mail: true } }, { db: lent.db });
    says = { message: [-217], user: [-217], phone: [-118] };
    const { id } = await aNotice(personId);
    await send(id, zalo(1));
    expect(await stateOf(id)).toMatchObject({ state: 'failed' });

    await chooseWays({ actor, wanted: { zalo: false, sms: false, mail: false } }, { db: lent.db });
    await aNotice(personId);
    const { rows } = await sql<{ channel: string; count: number }>`
      select channel, count(*)::int as count from notice where person_id = ${personId} group by channel order by channel`.execute(lent.db);
    expect(rows).toEqual([
      { channel: 'inbox', count: 4 },
      { channel: 'mail', count: 2 },
      { channel: 'sms', count: 3 },
    ]);
  });
});

test('the templates of the pack hold Zalo’s limits, and say every kind in both languages', () => {
  const kinds = [...new Set(TEMPLATES.map(({ kind }) => kind))];
  expect(TEMPLATES).toHaveLength(2 * kinds.length);
  expect(kinds).toContain('issued');
});
