import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { linkByToken, offerZaloLink, zaloUserOf } from '#modules/account/server';
import { readZaloTemplates, sendNotice, type OnZalo } from '#modules/notice/server';
import { useDatabase } from '#test/database';
import { freshKnobs } from './knobs.ts';
import { playZalo, type PlayedZalo } from './zalo.fixture.ts';

const lent = useDatabase();
const secretKey = 'a-secret-of-more-than-thirty-two-characters';
const [LINKED, UNKNOWN] = ['0900000312', '0900000313'];
const PATHS = ['/v3.0/oa/message/cs', '/v3.0/oa/message/template', '/message/template'];

/** Every number either door may give, whatever it means there. */
const ERRORS = [
  ...[-32, -100, -200, -201, -204, -205, -209, -210, -211, -212, -213, -214, -216, -217, -218, -219, -220, -221, -223, -224, -227, -230],
  ...[-232, -233, -234, -235, -237, -238, -240, -241, -242, -244, -248, -249, -305, -311, -320, -321, -403],
  ...[-101, -102, -103, -104, -105, -106, -107, -108, -109, -110, -111, -112, -113, -114, -115, -116, -117, -118, -119, -120, -121, -122],
  ...[-123, -124, -125, -126, -127, -128, -129, -130, -131, -132, -133, -135, -136, -137, -138, -139, -140, -141, -142, -143, -144, -145],
  ...[-146, -147, -148, -149, -150, -158, -159, -160, -161, -162, -1091, -1121, -1122, -1123, -1124, -1131, -1241, -1351, -1381, -1441],
  ...[-1471, -1472, -999],
];

let played: PlayedZalo;
let onZalo: OnZalo;
let sms: string[];
const persons = new Map<string, string>();

beforeAll(async () => {
  played = await playZalo(lent, readZaloTemplates('packs/ca-mau'));
  await played.consent();
  onZalo = {
    ...played.zalo,
    templates: readZaloTemplates('packs/ca-mau'),
    userOf: (personId) => zaloUserOf(lent.db, personId),
    openTitle: () => 'Mở hồ sơ',
  };
  for (const phone of [LINKED, UNKNOWN]) await aPerson(phone);
});
afterAll(() => played.stop());
beforeEach(async () => {
  sms = [];
  played.told.splice(0);
  await played.turn(freshKnobs());
  await played.onPhone('write', { as: LINKED, text: 'xin chào' });
  played.passes({ minutes: 1 });
});

/** Somebody with an account and Zalo; the first has linked the two, and has just written. */
async function aPerson(phone: string): Promise<void> {
  const [personId, accountId] = [newId(), newId()];
  const now = played.now().toString();
  await sql`insert into person (id, phone, created_at, updated_at) values (${personId}, ${phone}, ${now}, ${now})`.execute(lent.db);
  await sql`insert into account (id, kind, person_id, phone, created_at) values (${accountId}, 'citizen', ${personId}, ${phone}, ${now})`.execute(
    lent.db,
  );
  persons.set(phone, personId);
  await played.chatOf(phone);
  if (phone !== LINKED) return;
  const needs = { db: lent.db, now: played.now(), secretKey };
  const offered = await offerZaloLink({ actor: { kind: 'citizen', accountId, personId } }, needs);
  const userId = `7${phone.slice(1).padStart(18, '0')}`;
  if (offered.ok) await linkByToken({ userId, token: offered.value.token }, needs);
  await sql`insert into zalo_user (user_id, last_interaction_at) values (${userId}, now() + interval '1 year')`.execute(lent.db);
}

/** A notice with a number of its own, worked as the worker works it until it is sent or given up. */
async function tell(phone: string): Promise<{ times: number; state: string; way: string | null }> {
  const id = newId();
  const number = `H12.18-${id.slice(-12)}`;
  const said = {
    lang: 'vi',
    text: `Hồ sơ ${number} đã được tiếp nhận`,
    link: 'https://dichvucong.example.vn',
    facts: { number, procedure: 'Cấp giấy thử', status: 'Đã tiếp nhận', due: '10:00 ngày 25/11/2026' },
  };
  await sql`
    insert into notice (id, occasion, person_id, kind, channel, address, subject, body, said, created_at)
    values (${id}, ${id}, ${persons.get(phone)}, 'received', 'sms', ${phone}, 's', ${`Ho so ${number}`}, ${JSON.stringify(said)}::jsonb, ${played.now().toString()})`.execute(
    lent.db,
  );
  const state = async (): Promise<{ state: string; way: string | null }> =>
    (await sql<{ state: string; way: string | null }>`select state, way from notice where id = ${id}`.execute(lent.db)).rows[0]!;
  for (let attempt = 1; attempt <= 10 && (await state()).state === 'queued'; attempt += 1) {
    const needs = {
      db: lent.db,
      now: played.now(),
      onZalo,
      sendSms: ({ text }: { text: string }) => Promise.resolve(void sms.push(text)),
      sendMail: () => Promise.resolve(),
    };
    await sendNotice({ noticeId: id, lastTry: attempt === 10 }, needs).catch(() => undefined);
    played.passes({ seconds: Math.round(Math.exp(attempt)) });
  }
  const seen = (await played.chatOf(phone)).split(number).length - 1 + sms.filter((text) => text.includes(number)).length;
  return { times: seen, ...(await state()) };
}

describe.each([LINKED, UNKNOWN])('a notice to %s', (phone) => {
  test('is told once whatever number Zalo gives, by another way where that one is closed', { timeout: 60_000 }, async () => {
    for (const error of ERRORS) {
      await played.turn({ refusals: PATHS.map((path) => ({ path, error, times: 1 })) });
      expect({ error, ...(await tell(phone)) }).toMatchObject({ error, times: 1, state: 'sent' });
    }
    expect(new Set(played.told).size).toBe(played.told.length);
  });

  test('is told once or seen to have failed when answers get lost, whole or half', async () => {
    for (const knob of [{ lost: 1 }, { half: 1 }, { lost: 2 }, { half: 3 }]) {
      await played.turn({ ...freshKnobs(), ...knob });
      const { times, state } = await tell(phone);
      expect(times).toBe(1);
      expect(['sent', 'failed']).toContain(state);
    }
  });

  test('goes as a text message while Zalo is out of service, and when its grant is refused', async () => {
    await played.turn({ down: true });
    expect(await tell(phone)).toEqual({ times: 1, state: 'sent', way: 'sms' });
    await played.turn({ ...freshKnobs(), refusals: [{ path: '/v4/oa/access_token', error: -14020, times: 99 }] });
    played.passes({ hours: 26 });
    expect(await tell(phone)).toEqual({ times: 1, state: 'sent', way: 'sms' });
    await played.turn(freshKnobs());
    await played.consent();
    expect((await tell(phone)).way).toMatch(/^zalo/);
  });
});
