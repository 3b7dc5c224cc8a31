import { expect, test } from 'vitest';
import { DEMO_SECRET, readConfig } from './config.ts';

const MEGABYTE = 1024 * 1024;
const PRODUCTION = {
  MODE: 'production',
  SECRET_KEY: 'a-secret-of-more-than-thirty-two-characters',
  ORIGIN: 'https://dichvucong.example.vn',
  DATABASE_URL: 'postgresql://app@db/motcua',
  DATABASE_OWNER_URL: 'postgresql://owner@db/motcua',
  OBJECT_STORE: 'file:/srv/objects',
  SMS_API_URL: 'https://sms.example.vn',
  SMTP_URL: 'smtps://mail.example.vn',
};

test('a demo start needs no setting at all', () => {
  expect(readConfig({})).toMatchObject({ mode: 'demo', port: 3000, sandboxPort: 3001, database: null, origin: 'http://localhost:3000' });
});

test('a complete production start has no sandbox', () => {
  expect([...readConfig(PRODUCTION).processes]).toEqual(['web', 'worker']);
});

test.each(['SECRET_KEY', 'ORIGIN', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'OBJECT_STORE', 'SMS_API_URL', 'SMTP_URL'])(
  'a production start without %s is refused by name',
  (name) => {
    expect(() => readConfig({ ...PRODUCTION, [name]: '' })).toThrow(name);
  },
);

test('a way to sign in that is not built is refused by name, and the one there is accepted', () => {
  expect(() => readConfig({ CITIZEN_SIGN_IN: 'sso' })).toThrow('Setting CITIZEN_SIGN_IN: only phone is built');
  expect(readConfig({ CITIZEN_SIGN_IN: 'phone' }).mode).toBe('demo');
});

test('a production start with the demo secret is refused by name', () => {
  expect(() => readConfig({ ...PRODUCTION, SECRET_KEY: DEMO_SECRET })).toThrow('SECRET_KEY is the demo value');
});

test('a production start with a short secret is refused', () => {
  expect(() => readConfig({ ...PRODUCTION, SECRET_KEY: 'short' })).toThrow('SECRET_KEY');
});

test('a malformed setting is refused by name', () => {
  expect(() => readConfig({ PORT: 'many' })).toThrow('PORT');
  expect(() => readConfig({ PROCESSES: 'web,ghost' })).toThrow('ghost');
});

test('what may be handed in is a setting, and an unknown kind is refused by name', () => {
  expect(readConfig({}).paperLimits).toEqual({
    maxFileBytes: 20 * MEGABYTE,
    maxDossierBytes: 100 * MEGABYTE,
    accepts: ['pdf', 'jpeg', 'png'],
  });
  const { paperLimits, personLimits } = readConfig({ PAPER_MAX_FILE_MB: '5', PAPER_KINDS: 'jpg, PDF', PERSON_MAX_DRAFTS: '3' });
  expect(paperLimits).toMatchObject({ maxFileBytes: 5 * MEGABYTE, accepts: ['pdf', 'jpeg'] });
  expect(personLimits.maxDrafts).toBe(3);
  expect(() => readConfig({ PAPER_KINDS: 'pdf,exe' })).toThrow('Setting PAPER_KINDS: exe');
  expect(() => readConfig({ PAPER_MAX_FILE_MB: '0' })).toThrow('PAPER_MAX_FILE_MB');
});

test('the demo asks the pretended exchange, production nobody unless it has an account there', () => {
  expect(readConfig({ PORT: '4000' }).national).toMatchObject({ url: 'http://127.0.0.1:4001/vxp', unit: 'H12' });
  expect(readConfig({ NATIONAL_URL: 'none' }).national).toBeNull();
  expect(readConfig(PRODUCTION).national).toBeNull();
  const given = { ...PRODUCTION, NATIONAL_URL: 'https://truc.example.vn/vxp' };
  expect(() => readConfig(given)).toThrow('NATIONAL_PASSWORD');
  expect(readConfig({ ...given, NATIONAL_USERNAME: 'h12', NATIONAL_PASSWORD: 'secret' }).national).toMatchObject({ username: 'h12' });
});

test('the demo has a scanner of its own, production has none unless it is told of one', () => {
  expect(readConfig({ PORT: '4000' }).clamdUrl).toBe('tcp://127.0.0.1:4003');
  expect(readConfig({ CLAMD_URL: 'none' }).clamdUrl).toBeNull();
  expect(readConfig(PRODUCTION).clamdUrl).toBeNull();
  expect(readConfig({ ...PRODUCTION, CLAMD_URL: 'unix:/run/clamd.sock' }).clamdUrl).toBe('unix:/run/clamd.sock');
  expect(() => readConfig({ CLAMD_URL: 'http://clamd' })).toThrow('CLAMD_URL');
});

test('the demo has an account on Zalo in the sandbox; elsewhere it is told whole or not at all', () => {
  expect(readConfig({ PORT: '4000' }).zalo).toMatchObject({ accountApi: 'http://127.0.0.1:4001', mediaHosts: ['127.0.0.1:4001'] });
  expect(readConfig(PRODUCTION).zalo).toBeNull();
  expect(() => readConfig({ ...PRODUCTION, ZALO_APP_ID: '1' })).toThrow('ZALO_OA_SECRET is missing');
  const whole = { ZALO_APP_ID: '1', ZALO_APP_SECRET: 'a', ZALO_OA_ID: '2', ZALO_OA_SECRET: 'b', ZALO_CODE_VERIFIER: 'v'.repeat(43) };
  expect(readConfig({ ...PRODUCTION, ...whole }).zalo).toMatchObject({ accountApi: 'https://openapi.zalo.me', webhookSecret: 'b' });
});

test('phones are quiet at night, but not in the demo', () => {
  expect(readConfig({}).quietHours).toBeNull();
  expect(readConfig(PRODUCTION).quietHours).toEqual({ from: 22, until: 6 });
  expect(readConfig({ ...PRODUCTION, QUIET_HOURS: 'none' }).quietHours).toBeNull();
  expect(() => readConfig({ QUIET_HOURS: 'late' })).toThrow('QUIET_HOURS');
});
