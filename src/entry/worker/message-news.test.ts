import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { words } from '#messages';
import type { Actor } from '#modules/dossier';
import { SMS_LETTERS } from '#modules/notice';
import { readMessages, writeMessage } from '#modules/conversation/server';
import { aToldDossier, filedData, type ToldDossier } from '#test/a-told-dossier';
import { useDatabase } from '#test/database';
import { onMessageWritten } from './on-message-written.ts';

const lent = useDatabase();
const now = Temporal.Instant.from('2026-11-23T05:00:00Z');
let dossier: ToldDossier;
let applicant: Actor;
let officer: Actor;

beforeAll(async () => {
  dossier = await aToldDossier(lent.db);
  await dossier.happens('filed', filedData(dossier));
  applicant = { kind: 'citizen', accountId: newId(), personId: dossier.personId };
  officer = { kind: 'officer', accountId: newId(), officerId: dossier.officerId, roles: [{ role: 'specialist', agencyId: 'H99.02' }] };
});

function needs(): Parameters<typeof onMessageWritten>[1] {
  return { db: lent.db, now, origin: 'https://dichvucong.example.vn', lawWords: words('vi') };
}

async function writes(actor: Actor, text: string): Promise<void> {
  expectOk(await writeMessage({ actor, dossierId: dossier.dossierId, requestId: newId(), text }, needs()));
  await onMessageWritten({ dossierId: dossier.dossierId, side: actor.kind === 'citizen' ? 'applicant' : 'office' }, needs());
}

async function notices() {
  const { rows } = await sql<{ channel: string; address: string | null; body: string; toOfficer: boolean }>`
    select channel, address, body, officer_id is not null as "toOfficer" from notice where kind = 'message' order by created_at, id`.execute(
    lent.db,
  );
  return rows;
}

test('the other side is told that there is a message, never what it says, and once until it was read', async () => {
  await sql`update officer set email = 'canbo@example.vn' where id = ${dossier.officerId}`.execute(lent.db);
  await writes(applicant, 'Tên tôi bị ghi sai.');
  await writes(applicant, 'Xin lỗi, đã ổn.');
  expect(await notices()).toMatchObject([{ channel: 'mail', address: 'canbo@example.vn', toOfficer: true }]);

  await writes(officer, 'Đã sửa tên Nguyễn Văn Thử.');
  await writes(officer, 'Còn gì cần hỏi không?');
  const told = (await notices()).filter(({ toOfficer }) => !toOfficer);
  expect(told.map(({ channel }) => channel).toSorted()).toEqual(['inbox', 'mail', 'sms']);
  const text = told.find(({ channel }) => channel === 'sms');
  expect(text?.body.length).toBeLessThanOrEqual(SMS_LETTERS);
  expect((await notices()).map(({ body }) => body).join('\n')).not.toMatch(/Đã sửa|ghi sai/u);

  expectOk(await readMessages({ actor: applicant, dossierId: dossier.dossierId }, needs()));
  await onMessageWritten({ dossierId: dossier.dossierId, side: 'office' }, needs());
  expect(await notices()).toHaveLength(4);
  await writes(officer, 'Chào Anh/Chị.');
  expect(await notices()).toHaveLength(7);
});

test('a person is told in the language they asked for', async () => {
  await sql`
    insert into account (id, kind, person_id, phone, lang, created_at)
    values (${newId()}, 'citizen', ${dossier.personId}, '0900000001', 'en', ${now.toString()})`.execute(lent.db);
  expectOk(await readMessages({ actor: applicant, dossierId: dossier.dossierId }, needs()));
  await writes(officer, 'Một tin nữa.');
  const inbox = (await notices()).filter(({ channel }) => channel === 'inbox').at(-1);
  expect(inbox?.body).toContain('wrote to you about dossier');
});
