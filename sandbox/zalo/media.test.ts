import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import { playZalo, type PlayedZalo } from './zalo.fixture.ts';

const lent = useDatabase();
const PHONE = '0900000314';
const USER = '7000000000900000314';
let played: PlayedZalo;

beforeAll(async () => {
  played = await playZalo(lent);
  await played.consent();
});
afterAll(() => played.stop());

describe('besides', () => {
  test('a picture, a file brought before, and an answer to one message are sent', async () => {
    await played.onPhone('write', { as: PHONE, text: 'xin tệp' });
    const file = { name: 'giay-hen.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(1000) };
    const brought = await played.zalo.bringFile(file);
    expect(await played.zalo.sendFile({ userId: USER, token: brought.ok ? brought.value : '' })).toMatchObject({ ok: true });
    expect(await played.zalo.sendImage({ userId: USER, text: 'Mã QR', url: 'https://dichvucong.example.vn/qr.png' })).toMatchObject({
      ok: true,
    });
    expect(await played.zalo.sendText({ userId: USER, text: 'Trả lời', quote: 'm-1' })).toMatchObject({ ok: true });
    expect(await played.chatOf(PHONE)).toMatch(/giay-hen\.pdf[\s\S]*Mã QR[\s\S]*Trả lời/u);
    expect(await played.zalo.bringFile({ ...file, mediaType: 'text/html' })).toMatchObject({ refusal: { error: -201 } });
    expect(await played.zalo.bringFile({ ...file, bytes: new Uint8Array(6_000_000) })).toMatchObject({ refusal: { error: -210 } });
    expect(await played.zalo.sendFile({ userId: USER, token: 'gone' })).toMatchObject({ refusal: { error: -100 } });
  });

  test('it can be asked about people, templates and messages', async () => {
    await played.onPhone('follow', { as: PHONE, follow: 'yes' });
    expect(await played.zalo.profile(USER)).toMatchObject({ value: { follows: true } });
    expect(await played.zalo.windowOpenedAt(USER)).toMatchObject({ value: played.now().toString() });
    expect(await played.zalo.templateHoles('412345')).toMatchObject({ value: [{ name: 'ma', required: true, maxLength: 30 }] });
    const sent = await played.zalo.templateToPhone({ templateId: '412345', data: { ma: 'H12' }, phone: PHONE, trackingId: 't-9' });
    expect(await played.zalo.hasArrived(sent.ok ? sent.value.messageId : '')).toMatchObject({ value: true });
    expect(await played.zalo.hasArrived('nobody')).toMatchObject({ value: null });
    expect(await played.zalo.templateHoles('1')).toMatchObject({ refusal: { error: -109, handling: 'ours' } });
  });
});

test('what somebody sends along is fetched from Zalo alone, up to a size', async () => {
  const url = `${played.url}/zalo/phone.css`;
  expect((await played.zalo.fetchMedia({ url, maxBytes: 100_000 }))?.bytes.length).toBeGreaterThan(100);
  expect(await played.zalo.fetchMedia({ url, maxBytes: 10 })).toBeNull();
  expect(await played.zalo.fetchMedia({ url: 'http://169.254.169.254/latest', maxBytes: 10 })).toBeNull();
  expect(await played.zalo.fetchMedia({ url: 'file:///etc/passwd', maxBytes: 10 })).toBeNull();
});
