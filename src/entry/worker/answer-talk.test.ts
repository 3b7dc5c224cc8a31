import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { words } from '#messages';
import type { InboundEvent } from '#gateways/zalo';
import { unseal } from '#modules/account/server';
import { aToldDossier, filedData, type ToldDossier } from '#test/a-told-dossier';
import { useDatabase } from '#test/database';
import { loadPack } from '../../main/pack.ts';
import { answerZalo } from './answer-zalo.ts';
import type { JobNeeds } from './worker-world.ts';

const lent = useDatabase();
const secretKey = 'a-secret-of-more-than-thirty-two-characters';
/** A Monday at ten in the morning, in the province. */
const MONDAY = Temporal.Instant.from('2026-11-23T03:00:00Z');
const SECRETS = ['Nguyễn Văn Thử', '0900000321', '096085000321', 'Ấp 1'];
let dossier: ToldDossier;
let reference: string;
const heard: string[] = [];

beforeAll(async () => {
  await loadPack(lent.ownerDb, { folder: 'packs/ca-mau', now: MONDAY });
  dossier = await aToldDossier(lent.db, { number: 321 });
  await dossier.happens('filed', filedData(dossier));
  const { rows } = await sql<{ reference: string }>`select reference from dossier where id = ${dossier.dossierId}`.execute(lent.db);
  reference = rows[0]!.reference;
});

/** What the bot says to somebody, all its messages as one text. */
async function say(userId: string, text: string, on: { readonly at?: Temporal.Instant; readonly kind?: InboundEvent['kind'] } = {}) {
  const { at = MONDAY, kind = 'text' } = on;
  const event = { channel: 'zalo', userId, messageId: newId(), at: at.toString(), kind, text } as const;
  const needs = { db: lent.db, now: at, origin: 'https://motcua.example', secretKey, lawWords: words('vi') };
  const messages = (await answerZalo(event, needs as JobNeeds)).filter((one) => 'text' in one);
  expect(messages.length).toBeLessThanOrEqual(2);
  for (const one of messages) {
    expect(one.text.length).toBeLessThanOrEqual(2000);
    expect(one.buttons?.length ?? 0).toBeLessThanOrEqual(5);
  }
  const all = messages.map((one) => one.text).join('\n');
  heard.push(all);
  return all;
}

/** The code that was last sent to the phone of a dossier, and how many were. */
async function sentCodes(): Promise<readonly { phone: string; code: string; hasJob: boolean }[]> {
  const { rows } = await sql<{ id: string; phone: string; sealed: Buffer; hasJob: boolean }>`
    select id, phone, sealed_message as sealed,
      exists (select 1 from graphile_worker._private_jobs j where j.payload ->> 'challengeId' = c.id::text) as "hasJob"
    from one_time_code c where sealed_message is not null order by asked_at, id`.execute(lent.ownerDb);
  return rows.map(({ id, phone, sealed, hasJob }) => {
    const text = unseal(secretKey, { purpose: 'message', owner: id, sealed });
    return { phone, code: /^\d{6}/.exec(text)?.[0] ?? '', hasJob };
  });
}

async function link(userId: string): Promise<void> {
  const accountId = newId();
  await sql`
    insert into account (id, kind, person_id, phone, created_at)
    values (${accountId}, 'citizen', ${dossier.personId}, '0900000321', ${MONDAY.toString()})`.execute(lent.db);
  await sql`
    insert into zalo_link (account_id, user_id, phone, linked_at)
    values (${accountId}, ${userId}, '0900000321', ${MONDAY.toString()})`.execute(lent.db);
}

describe('about procedures', () => {
  test('tells papers, time and fee of what is published, and goes on by numbers', async () => {
    expect(await say('u1', 'dk ket hon can giay to gi')).toMatch(
      /Đăng ký kết hôn\nCần có:\n- .+https:\/\/motcua\.example\/thu-tuc\/1\.000894/su,
    );
    expect(await say('u1', 'bao lau')).toMatch(/Đăng ký kết hôn\n.*phí/su);
    expect(await say('u1', '2')).toContain('https://motcua.example/nop-ho-so/1.000894');
  });

  test('asks which one where none is named, and takes the name for the answer', async () => {
    expect(await say('u2', 'cần giấy tờ gì')).toContain('thủ tục nào');
    expect(await say('u2', 'tàu cá')).toMatch(/tàu cá.*\nCần có/su);
    expect(await say('u2', 'lệ phí bao nhiêu')).toMatch(/tàu cá/u);
  });

  test('says what it does not have, and where a person is', async () => {
    expect(await say('u3', 'thủ tục ly hôn cần gì')).toContain('ly hôn');
    expect(await say('u3', 'gặp cán bộ')).toMatch(/02900000001.*Đang mở cửa/su);
    expect(await say('u3', 'qwxz')).toMatch(/1\. .*\n2\. .*\n3\. /u);
  });

  test('knows when an office is open, by the calendar', async () => {
    expect(await say('u4', 'hom nay co lam viec khong')).toContain('Đang mở cửa');
    expect(await say('u4', 'mở cửa không', { at: Temporal.Instant.from('2026-11-22T03:00:00Z') })).toContain('Đang đóng cửa');
    expect(await say('u4', 'đăng ký kết hôn ở đâu')).toContain('xã, phường');
  });
});

describe('where a dossier is', () => {
  test('is told to who holds the phone that is written in it', async () => {
    expect(await say('u5', 'hồ sơ của tôi tới đâu rồi')).toContain('mã hồ sơ');
    expect(await say('u5', `${reference.toLowerCase()} nha em`)).toContain('6 chữ số');
    const [sent] = (await sentCodes()).slice(-1);
    expect(sent).toMatchObject({ phone: '0900000321', hasJob: true });
    expect(await say('u5', String((Number(sent!.code) + 1) % 1_000_000).padStart(6, '0'))).toContain('chưa đúng');
    expect(await say('u5', `mã là ${sent!.code}`)).toContain('Mới nộp, chờ tiếp nhận');
    expect(await say('u5', sent!.code)).not.toContain('Mới nộp');
  });

  test('is not told by a code that is too old or of another chat', async () => {
    await say('u6', reference);
    const [sent] = (await sentCodes()).slice(-1);
    await say('u7', 'MC-261122-ZZZZZZ');
    expect(await say('u7', sent!.code)).toContain('chưa đúng');
    expect(await say('u6', sent!.code, { at: MONDAY.add({ minutes: 6 }) })).toContain('chưa đúng');
  });

  test('is the same for a number nobody has, and no message is sent', async () => {
    const [real, none] = [await say('u8', reference), await say('u8', 'MC-261122-YYYYYY')];
    expect(none.replace('MC-261122-YYYYYY', reference)).toBe(real);
    expect((await sentCodes()).at(-1)).toMatchObject({ hasJob: false });
  });

  test('is told to nobody who guesses: it locks, by asker and by number', async () => {
    const answers = [];
    for (let nth = 0; nth < 14; nth += 1) answers.push(await say('u9', `MC-261122-${'23456789ABCDEF'[nth]}BCDEF`));
    expect(answers.filter((answer) => answer.includes('quá nhiều lần'))).toHaveLength(4);
    for (let nth = 0; nth < 3; nth += 1) expect(await say(`v${nth}`, 'MC-261122-BBBBBB')).toContain('6 chữ số');
    const tries = [];
    await say('u10', reference);
    for (let nth = 0; nth < 7; nth += 1) tries.push(await say('u10', `00000${nth}`));
    expect(tries[5]).toContain('quá nhiều lần');
  });

  test('is told at once to who is linked, with what they may do next', async () => {
    await link('linked');
    expect(await say('linked', 'ho so cua toi toi dau roi')).toContain('Mới nộp, chờ tiếp nhận');
    expect(await say('linked', 'thiếu giấy gì không')).toContain('không hồ sơ nào');
    expect(await say('linked', 'cho gặp người thật')).toContain('tôi chuyển tới đúng nơi');
    expect(await say('linked', 'Tên con tôi ghi sai, sửa giúp tôi')).toContain('Đã chuyển');
    const { rows } = await sql<{ text: string }>`select text from dossier_message where dossier_id = ${dossier.dossierId}`.execute(lent.db);
    expect(rows).toEqual([{ text: 'Tên con tôi ghi sai, sửa giúp tôi' }]);
    expect(await say('linked', 'cảm ơn')).toContain('không có gì');
  });
});

test('takes what is no text for what it is, and forgets who leaves', async () => {
  expect(await say('u11', '', { kind: 'image' })).toContain('/ho-so');
  expect(await say('u11', '', { kind: 'sticker' })).toContain('chỉ đọc được chữ');
  expect(await say('u11', '', { kind: 'follow' })).toContain('1. ');
  expect(await say('u11', '', { kind: 'unfollow' })).toBe('');
});

test('never says who somebody is, and keeps no word of theirs', async () => {
  for (const secret of SECRETS) expect(heard.join('\n')).not.toContain(secret);
  const { rows } = await sql<{ kept: string }>`
    select coalesce(string_agg(talk::text, ' '), '') || coalesce((select string_agg(t::text, ' ') from talk_turn t), '') as kept from talk`.execute(
    lent.db,
  );
  expect(rows[0]?.kept).not.toMatch(/ket hon|Tên con tôi/u);
});
