import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textMessage } from './message-shapes.ts';
import { challengeOf } from './pkce.ts';
import { readZaloCall } from './read-event.ts';
import { isSignedByZalo } from './webhook-signature.ts';
import { handlingOf } from './zalo-codes.ts';

const KEY = { appId: '1234567890123456789', secret: 'OA_SECRET_FOR_TEST' };
const BODY =
  '{"app_id":"1234567890123456789","user_id_by_app":"1111111111111111111","event_name":"user_send_text","timestamp":"1763800000000","sender":{"id":"2222222222222222222"},"message":{"msg_id":"a1b2c3d4e5f60718293a","text":"TRACUU 000.00.00.H12-261101-0001"},"recipient":{"id":"3333333333333333333"}}';
const CALL = {
  raw: Buffer.from(BODY),
  timestamp: '1763800000000',
  signature: 'mac=8f951930d56b9297d0679777ebf1f2a5c1876f210c778097aa850075419e7dea',
};

describe('a signature', () => {
  test('of the published vector holds', () => {
    expect(isSignedByZalo(CALL, KEY)).toBe(true);
  });

  test.each([
    ['a space more in the body', { ...CALL, raw: Buffer.from(`${BODY} `) }, KEY],
    ['another time', { ...CALL, timestamp: '1763800000001' }, KEY],
    ['none', { ...CALL, signature: '' }, KEY],
    ['half of one', { ...CALL, signature: CALL.signature.slice(0, 40) }, KEY],
    ['another application', CALL, { ...KEY, appId: '1' }],
    ['the other secret', CALL, { ...KEY, secret: 'APP_SECRET_FOR_TEST' }],
  ])('with %s does not', (_, call, key) => {
    expect(isSignedByZalo(call, key)).toBe(false);
  });

  test('of any changed byte does not', () => {
    fc.assert(
      fc.property(fc.nat(CALL.raw.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const raw = Buffer.from(CALL.raw);
        raw[at] = (raw[at]! + by) % 256;
        expect(isSignedByZalo({ ...CALL, raw }, KEY)).toBe(false);
      }),
    );
  });
});

test('the challenge of the published verifier', () => {
  expect(challengeOf('dGVzdC12ZXJpZmllci1mb3ItdGhlLXBvcnRhbC0wMDE')).toBe('ZQ5Y6mjvrNoiZdJu_w8Y0hCumBtKRRSrPsM58volvb0');
});

describe('a call', () => {
  const said = {
    event_name: 'user_send_text',
    timestamp: '1763800000000',
    sender: { id: '22' },
    message: { msg_id: 'm', text: 'hồ sơ'.normalize('NFD') },
  };

  test('of somebody who writes is a text, composed', () => {
    expect(readZaloCall(said)).toEqual({
      key: 'user_send_text:m',
      at: '2025-11-22T08:26:40Z',
      event: { channel: 'zalo', userId: '22', messageId: 'm', at: '2025-11-22T08:26:40Z', kind: 'text', text: 'hồ sơ' },
    });
  });

  test.each([
    [
      {
        ...said,
        event_name: 'user_send_image',
        message: { msg_id: 'i', attachments: [{ type: 'image', payload: { url: 'https://f6.photo.talk.zdn.vn/1' } }] },
      },
      { kind: 'image', attachments: [{ kind: 'image', url: 'https://f6.photo.talk.zdn.vn/1' }] },
    ],
    [
      {
        ...said,
        event_name: 'user_send_location',
        message: {
          msg_id: 'l',
          attachments: [{ type: 'location', payload: { coordinates: { latitude: '9.1769', longitude: '105.1524' } } }],
        },
      },
      { kind: 'location', attachments: [{ latitude: '9.1769', longitude: '105.1524' }] },
    ],
    [
      { event_name: 'follow', timestamp: 1763800000000, oa_id: '33', follower: { id: '22' } },
      { kind: 'follow', userId: '22' },
    ],
    [
      { event_name: 'user_click_chatnow', timestamp: '1763800000000', oa_id: '33', user_id: '22' },
      { kind: 'opened', userId: '22' },
    ],
    [
      { event_name: 'user_submit_info', timestamp: '1763800000000', sender: { id: '22' }, info: { name: 'An', phone: 84912345678 } },
      { kind: 'submit-info', shared: { phone: '84912345678', name: 'An' } },
    ],
  ])('%j is read', (call, event) => {
    expect(readZaloCall(call)).toMatchObject({ event });
  });

  test('that a template arrived tells its time and what we called it', () => {
    const message = { msg_id: '15a0', tracking_id: 'hs-1', delivery_time: '1763800012345' };
    expect(
      readZaloCall({ event_name: 'user_received_message', timestamp: '1763800012399', recipient: { id: '84912345678' }, message }),
    ).toMatchObject({
      report: { kind: 'delivered', messageIds: ['15a0'], trackingId: 'hs-1', at: '2025-11-22T08:26:52.345Z' },
    });
  });

  test.each(['oa_send_text', 'shop_has_order', 'a_name_of_next_year'])('%s concerns nobody', (name) => {
    expect(readZaloCall({ ...said, event_name: name, sender: { id: '33', admin_id: '44' } })).toMatchObject({ ignored: name });
  });

  test('of any shape is read or refused, never a fault', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void readZaloCall(value)));
    for (const broken of [
      null,
      1,
      'x',
      [],
      {},
      { event_name: 'follow' },
      { ...said, timestamp: 'soon' },
      { ...said, message: { attachments: 1 } },
    ])
      expect(readZaloCall(broken)).toBeNull();
  });
});

test('the same number means another thing at the other door, and an unknown one is ours to look at', () => {
  expect([handlingOf('account', -221), handlingOf('account', -230), handlingOf('phone', -118), handlingOf('phone', -230)]).toEqual([
    'operator',
    'template',
    'person',
    'ours',
  ]);
});

test('a text is composed and never longer than Zalo takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (text) => {
      const { text: said } = textMessage({ text }, 'none') as { text: string };
      expect([...said].length).toBeLessThanOrEqual(2000);
      expect(said).toBe(said.normalize('NFC'));
    }),
    { numRuns: 30 },
  );
});
