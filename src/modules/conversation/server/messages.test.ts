import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import type { Actor, OfficerRole } from '#modules/dossier';
import { aToldDossier, filedData, type ToldDossier } from '#test/a-told-dossier';
import { useDatabase } from '#test/database';
import { MOST_LETTERS, MOST_WRITTEN } from '../message.ts';
import { eraseMessage } from './erase-message.ts';
import { readMessages } from './read-messages.ts';
import { writeMessage } from './write-message.ts';

const lent = useDatabase();
const NOON = Temporal.Instant.from('2026-11-23T05:00:00Z');
let dossier: ToldDossier;
let applicant: Actor;
let assignee: Actor;

beforeAll(async () => {
  dossier = await aToldDossier(lent.db);
  await dossier.happens('filed', filedData(dossier));
  applicant = { kind: 'citizen', accountId: newId(), personId: dossier.personId };
  assignee = officer('specialist', 'H99.02', dossier.officerId);
});

function officer(role: OfficerRole, agencyId: string, officerId = newId()): Actor {
  return { kind: 'officer', accountId: newId(), officerId, roles: [{ role, agencyId }] };
}

function write(actor: Actor, text: string, { requestId = newId(), at = NOON, dossierId = dossier.dossierId } = {}) {
  return writeMessage({ actor, dossierId, requestId, text }, { db: lent.db, now: at });
}

function read(actor: Actor, at = NOON, dossierId = dossier.dossierId) {
  return readMessages({ actor, dossierId }, { db: lent.db, now: at });
}

async function codeOf(asked: Promise<{ readonly ok: boolean; readonly refusal?: { readonly code: string } }>): Promise<string | undefined> {
  return (await asked).refusal?.code;
}

async function jobs(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from graphile_worker.jobs where task_identifier = 'message-written'`.execute(lent.db);
  return rows[0]?.count ?? 0;
}

describe('a message about a dossier', () => {
  test('goes both ways, and each side knows when the other saw it', async () => {
    expectOk(await write(applicant, '  Anh/Chị cho hỏi còn thiếu gì không ạ?\r\nCảm ơn. '));
    const [asked] = expectOk(await read(assignee)).messages;
    expect(asked).toMatchObject({ side: 'applicant', text: 'Anh/Chị cho hỏi còn thiếu gì không ạ?\nCảm ơn.', readAt: null });

    const later = NOON.add({ minutes: 5 });
    expectOk(await write(assignee, 'Hồ sơ đã đủ.', { at: later }));
    const { messages, mySide } = expectOk(await read(applicant, later.add({ minutes: 1 })));
    expect(mySide).toBe('applicant');
    expect(messages.map(({ side, authorRole }) => [side, authorRole])).toEqual([
      ['applicant', null],
      ['office', 'specialist'],
    ]);
    expect(messages[0]?.readAt).not.toBeNull();
    expect(messages[1]?.readAt).toBeNull();
    expect(expectOk(await read(assignee)).messages[1]?.readAt).not.toBeNull();
  });

  test('is written once, however often one clicks, and tells the other side once', async () => {
    const before = await jobs();
    const requestId = newId();
    const clicks = await Promise.all([1, 2, 3].map(() => write(applicant, 'Một lần thôi', { requestId })));
    expect(new Set(clicks.map((click) => expectOk(click).messageId)).size).toBe(1);
    expect(await jobs()).toBe(before + 1);
    expect(await codeOf(write(applicant, 'Lời khác', { requestId }))).toBe('request.key-reused');
  });

  test('is nobody else’s to read or write', async () => {
    const strangers = [
      { kind: 'citizen', accountId: newId(), personId: newId() },
      officer('receiver', 'H99.02'),
      officer('specialist', 'H99.02'),
      officer('administrator', 'H99'),
      { kind: 'system' },
    ] as const satisfies readonly Actor[];
    for (const stranger of strangers) {
      expect(await codeOf(write(stranger, 'Xin chào'))).toBe('dossier.unknown');
      expect(await codeOf(read(stranger))).toBe('dossier.unknown');
    }
    expect(await codeOf(write(applicant, 'Xin chào', { dossierId: newId() }))).toBe('dossier.unknown');
    expect(await codeOf(write(applicant, 'Xin chào', { dossierId: 'no id' }))).toBe('dossier.unknown');
  });

  test('a supervisor neither writes nor makes it look as if the office had seen it', async () => {
    const supervisor = officer('supervisor', 'H99');
    expectOk(await write(applicant, 'Có ai đọc không?'));
    expect(await codeOf(write(supervisor, 'Tôi thấy rồi'))).toBe('message.not-yours');
    expect(await codeOf(read(supervisor))).toBe('message.not-yours');
    expect(expectOk(await read(applicant)).messages.at(-1)?.readAt).toBeNull();
    expectOk(await read(officer('head', 'H99.02')));
    expect(expectOk(await read(applicant)).messages.at(-1)?.readAt).not.toBeNull();
  });

  test('says something, and not a whole book', async () => {
    expect(await codeOf(write(applicant, ' \n\0 '))).toBe('message.empty');
    expect(await codeOf(write(applicant, 'ạ'.repeat(MOST_LETTERS + 1)))).toBe('message.too-long');
    expectOk(await write(applicant, 'ạ'.repeat(MOST_LETTERS), { at: NOON.add({ hours: 30 }) }));
  });

  test('can be taken back by its author until the other side saw it', async () => {
    const at = NOON.add({ hours: 40 });
    const { messageId } = expectOk(await write(applicant, 'Số tài khoản của tôi là…', { at }));
    const erase = (actor: Actor) => eraseMessage({ actor, dossierId: dossier.dossierId, messageId }, { db: lent.db, now: at });
    expect(await codeOf(erase(assignee))).toBe('message.seen');
    expectOk(await erase(applicant));
    expect(expectOk(await read(assignee, at)).messages.at(-1)?.text).toBeNull();
    expect(await codeOf(erase(applicant))).toBe('message.seen');

    const seen = expectOk(await write(applicant, 'Đã đọc', { at }));
    expectOk(await read(assignee, at));
    const again = { actor: applicant, dossierId: dossier.dossierId, messageId: seen.messageId };
    expect(await codeOf(eraseMessage(again, { db: lent.db, now: at }))).toBe('message.seen');
  });

  test('cannot be written too often, and can again after a while', async () => {
    const at = NOON.add({ hours: 100 });
    for (let count = 0; count < MOST_WRITTEN.applicant.perHourToOne; count += 1) expectOk(await write(applicant, `Tin ${count}`, { at }));
    expect(await codeOf(write(applicant, 'Thêm một tin', { at }))).toBe('message.too-often');
    expectOk(await write(assignee, 'Người khác vẫn viết được', { at }));
    expectOk(await write(applicant, 'Một giờ sau', { at: at.add({ minutes: 61 }) }));
  });

  test('is open for thirty days after the end, and readable for ever', async () => {
    const ended = NOON.add({ hours: 24 * 10 });
    await sql`update dossier set ended_at = ${ended.toString()} where id = ${dossier.dossierId}`.execute(lent.db);
    expectOk(await write(applicant, 'Kết quả ghi sai tên', { at: ended.add({ hours: 24 * 30 }) }));
    const late = ended.add({ hours: 24 * 30 + 1 });
    expect(await codeOf(write(applicant, 'Muộn rồi', { at: late }))).toBe('message.closed');
    expect(expectOk(await read(applicant, late)).open).toBe(false);
  });

  test('leaves no trace in the facts', async () => {
    const { rows } = await sql<{ type: string }>`select type from dossier_fact where dossier_id = ${dossier.dossierId}`.execute(lent.db);
    expect(rows.map(({ type }) => type)).toEqual(['filed']);
  });
});
