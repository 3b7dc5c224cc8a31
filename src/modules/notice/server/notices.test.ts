import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { words } from '#messages';
import { useDatabase } from '#test/database';
import { composeReminder } from '../reminder.ts';
import { aStory } from '../story.examples.ts';
import type { DossierStory } from '../story.ts';
import { markRead, readInbox, unreadOf } from './inbox.ts';
import { sendNotice } from './send-notice.ts';
import { queueNotices, tellApplicant } from './tell-applicant.ts';

const lent = useDatabase();
const now = Temporal.Instant.from('2026-11-23T03:05:00Z');

function needs(): Parameters<typeof tellApplicant>[1] {
  return { db: lent.db, now, words: words('vi'), origin: 'https://dichvucong.example.vn' };
}

async function aPerson(): Promise<string> {
  const id = newId();
  await sql`insert into person (id, phone, created_at, updated_at) values (${id}, '0900000001', ${now.toString()}, ${now.toString()})`.execute(
    lent.db,
  );
  return id;
}

function told(personId: string, type: Parameters<typeof aStory>[0] = 'received'): DossierStory {
  const story = aStory(type);
  return { ...story, fact: { ...story.fact, id: newId() }, applicant: { ...story.applicant, personId }, readers: [personId] };
}

async function waitingFor(personId: string): Promise<readonly { id: string; channel: string }[]> {
  const { rows } = await sql<{ id: string; channel: string }>`
    select n.id, n.channel from notice n where n.person_id = ${personId} and n.state = 'queued' order by n.channel`.execute(lent.db);
  return rows;
}

describe('telling', () => {
  test('twenty times at once tells once', async () => {
    const personId = await aPerson();
    const story = told(personId);
    await Promise.all(Array.from({ length: 20 }, () => tellApplicant(story, needs())));
    expect((await waitingFor(personId)).map(({ channel }) => channel)).toEqual(['mail', 'sms']);
    expect(expectOk(await readInbox({ actor: { kind: 'citizen', personId } }, needs())).notices).toHaveLength(1);
  });

  test('a reminder is given once for each date', async () => {
    const personId = await aPerson();
    const ending = {
      occasion: 'supplement:1',
      dossierId: newId(),
      personId,
      number: 'MC-261122-7K3QXF',
      procedure: 'Cấp giấy thử',
      endsAt: '2026-12-08T10:00:00Z',
      phone: '0900000001',
      email: null,
    };
    const composed = composeReminder('supplement-reminder', ending, needs());
    await queueNotices(composed, needs());
    await queueNotices(composed, needs());
    const { notices } = expectOk(await readInbox({ actor: { kind: 'citizen', personId } }, needs()));
    expect(notices.map(({ body }) => body)).toEqual([expect.stringContaining('chậm nhất là hết ngày 08/12/2026')]);
    expect(await waitingFor(personId)).toHaveLength(1);
  });
});

describe('the inbox', () => {
  test('is read newest first, page by page, each notice once', async () => {
    const personId = await aPerson();
    for (let count = 0; count < 45; count += 1) await tellApplicant(told(personId), needs());
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { notices: readonly { id: string }[]; next: string | null; unread: number } = expectOk(
        await readInbox({ actor: { kind: 'citizen', personId }, after }, needs()),
      );
      expect(page.unread).toBe(45);
      seen.push(...page.notices.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(45);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
  });

  test('shows what was not read yet before what was, across pages, and alone when asked', async () => {
    const personId = await aPerson();
    const actor = { kind: 'citizen', personId } as const;
    for (let count = 0; count < 25; count += 1) await tellApplicant(told(personId), needs());
    const newest = expectOk(await readInbox({ actor }, needs())).notices.slice(0, 3);
    for (const { id } of newest) await markRead({ actor, id }, needs());

    const first = expectOk(await readInbox({ actor }, needs()));
    const second = expectOk(await readInbox({ actor, after: first.next }, needs()));
    const all = [...first.notices, ...second.notices];
    expect(all).toHaveLength(25);
    expect(all.slice(-3).map(({ id }) => id)).toEqual(newest.map(({ id }) => id));
    expect(second.next).toBeNull();

    const unread = expectOk(await readInbox({ actor, unreadOnly: true, after: first.next }, needs()));
    expect(unread.notices).toHaveLength(2);
    expect(await unreadOf(actor, needs())).toBe(22);
    expect(await unreadOf({ kind: 'officer' }, needs())).toBe(0);
  });

  test('those about one dossier can be looked at and marked alone', async () => {
    const personId = await aPerson();
    const actor = { kind: 'citizen', personId } as const;
    const [one, other] = [newId(), newId()];
    for (const dossierId of [one, one, other]) await tellApplicant({ ...told(personId), dossierId }, needs());
    expect(expectOk(await readInbox({ actor, dossierId: one }, needs())).notices).toHaveLength(2);

    await markRead({ actor, id: null, dossierId: one }, needs());
    expect(expectOk(await readInbox({ actor, dossierId: one, unreadOnly: true }, needs())).notices).toEqual([]);
    expect(expectOk(await readInbox({ actor, unreadOnly: true }, needs())).notices).toHaveLength(1);
  });

  test('one notice or all of them can be marked as read, never somebody else’s', async () => {
    const [personId, stranger] = [await aPerson(), await aPerson()];
    await tellApplicant(told(personId), needs());
    await tellApplicant(told(personId, 'issued'), needs());
    const inbox = async () => expectOk(await readInbox({ actor: { kind: 'citizen', personId } }, needs()));
    const [first] = (await inbox()).notices;

    await markRead({ actor: { kind: 'citizen', personId: stranger }, id: first!.id }, needs());
    await markRead({ actor: { kind: 'citizen', personId: stranger }, id: null }, needs());
    expect((await inbox()).unread).toBe(2);

    await markRead({ actor: { kind: 'citizen', personId }, id: first!.id }, needs());
    expect((await inbox()).unread).toBe(1);
    await markRead({ actor: { kind: 'citizen', personId }, id: 'no id at all' }, needs());
    expect((await inbox()).unread).toBe(1);
    await markRead({ actor: { kind: 'citizen', personId }, id: null }, needs());
    expect((await inbox()).unread).toBe(0);
  });

  test.each(['officer', 'system'] as const)('is not for an %s', async (kind) => {
    expect(await readInbox({ actor: { kind } }, needs())).toEqual({ ok: false, refusal: { code: 'notice.citizens-only' } });
    expect(await markRead({ actor: { kind }, id: null }, needs())).toEqual({ ok: false, refusal: { code: 'notice.citizens-only' } });
  });

  test('a cursor that is none opens the first page', async () => {
    const personId = await aPerson();
    await tellApplicant(told(personId), needs());
    expect(
      expectOk(await readInbox({ actor: { kind: 'citizen', personId }, after: "'; drop table notice" }, needs())).notices,
    ).toHaveLength(1);
  });
});

describe('sending', () => {
  test('done twice, the second time sends nothing', async () => {
    const personId = await aPerson();
    await tellApplicant(told(personId), needs());
    const sent: string[] = [];
    const provider = {
      ...needs(),
      sendSms: ({ key }: { key: string }) => Promise.resolve(void sent.push(key)),
      sendMail: ({ key }: { key: string }) => Promise.resolve(void sent.push(key)),
    };
    const waiting = await waitingFor(personId);
    for (const { id } of [...waiting, ...waiting]) await sendNotice({ noticeId: id, lastTry: false }, provider);
    expect(sent).toEqual(waiting.map(({ id }) => id));
    expect(await waitingFor(personId)).toEqual([]);
  });
});
