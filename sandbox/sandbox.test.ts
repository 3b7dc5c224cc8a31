import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { mailGateway } from '#gateways/mail';
import { smsGateway } from '#gateways/sms';
import type { DemoAccount } from './demo-account.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from './start.ts';

const NOON = Temporal.Instant.from('2026-11-22T05:00:00Z');
const RECEIVER: DemoAccount = {
  login: 'tiepnhan1.motcua',
  password: 'a demo password',
  totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  role: 'receiver',
  agency: 'H12.01',
  agencyName: 'Trung tâm <b>thử</b>',
  name: 'Cán Bộ Thử',
  phone: null,
  actsFor: [],
};
const CITIZEN: DemoAccount = {
  ...RECEIVER,
  login: '0900000001',
  password: null,
  totpSecret: null,
  role: 'citizen',
  agency: null,
  phone: '0900000001',
};

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function aSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ port: 0, demoAccounts: () => [RECEIVER, CITIZEN], clock: () => NOON, ...options });
  closing.push(sandbox.close);
  return sandbox;
}

async function read(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

describe('a text message', () => {
  test('arrives on its phone, newest first, once per key', async () => {
    const { url, smsUrl } = await aSandbox();
    const sendSms = smsGateway({ url: smsUrl });
    await sendSms({ to: '0900000001', text: 'một', key: '1' });
    await sendSms({ to: '0900000001', text: 'hai', key: '2' });
    await sendSms({ to: '0900000001', text: 'một', key: '1' });
    await sendSms({ to: '0900000002', text: 'ba', key: '3' });
    expect(await read(`${url}/sms?to=0900000001`)).toEqual([
      { to: '0900000001', text: 'hai', at: '2026-11-22T12:00:00+07:00' },
      { to: '0900000001', text: 'một', at: '2026-11-22T12:00:00+07:00' },
    ]);
    expect(await read(`${url}/sms?to=%2B84900000002`)).toHaveLength(1);
    expect(await read(`${url}/sms`)).toHaveLength(3);
  });

  test.each(['', '{}', '[]', 'null', '{"to":1,"text":"x"}', '{"to":"0900000001"}'])('%j is none', async (body) => {
    const { smsUrl } = await aSandbox();
    expect((await fetch(smsUrl, { method: 'POST', body })).status).toBe(400);
  });
});

describe('a letter', () => {
  test('arrives in its mailbox as it was written', async () => {
    const { url, smtpUrl } = await aSandbox();
    const sendMail = mailGateway({ url: smtpUrl, from: { name: 'Một cửa Cà Mau', address: 'khong-tra-loi@motcua.example' } });
    const subject = 'Hồ sơ của Anh/Chị đã được tiếp nhận và hẹn trả kết quả đúng ngày đã ghi trên giấy hẹn';
    const text = `Kính gửi Anh/Chị,\n\n.dòng bắt đầu bằng dấu chấm\n${'dài '.repeat(100)}\nTrân trọng.`;
    await sendMail({ to: 'Thu.Mot@example.vn', subject, text, key: 'k-1' });
    expect(await read(`${url}/mail?to=thu.mot@EXAMPLE.vn`)).toEqual([
      { to: 'Thu.Mot@example.vn', subject, text, at: '2026-11-22T12:00:00+07:00' },
    ]);
  });

  test('nobody takes is a fault that names nobody', async () => {
    const { smtpUrl, close } = await aSandbox();
    await close();
    const sendMail = mailGateway({ url: smtpUrl, from: { name: 'Một cửa', address: 'a@motcua.example' } });
    await expect(sendMail({ to: 'thu.mot@example.vn', subject: 's', text: 't', key: 'k' })).rejects.toThrow(
      /^(?!.*thu\.mot).*did not take/,
    );
  });

  test('without a receiver is refused, and nonsense does not stop the server', async () => {
    const { smtpUrl } = await aSandbox();
    const said = await new Promise<string>((done) => {
      let heard = '';
      const socket = connect(Number(new URL(smtpUrl).port), '127.0.0.1', () =>
        socket.write('HELO me\r\nDATA\r\nhello there\r\nRSET\r\nQUIT\r\n'),
      );
      socket.on('data', (piece) => (heard += String(piece)));
      socket.on('end', () => done(heard));
    });
    expect(said.split('\r\n').map((line) => line.slice(0, 3))).toEqual(['220', '250', '503', '500', '250', '221', '']);
  });
});

test('what was received outlives a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-sandbox-'));
  closing.push(() => rmSync(dataDir, { recursive: true }));
  const first = await aSandbox({ dataDir });
  await smsGateway({ url: first.smsUrl })({ to: '0900000001', text: 'một', key: '1' });
  await first.close();
  const second = await aSandbox({ dataDir });
  await smsGateway({ url: second.smsUrl })({ to: '0900000001', text: 'một', key: '1' });
  expect(await read(`${second.url}/sms`)).toHaveLength(1);
});

describe('the people of the demo', () => {
  test('are told with everything needed to sign in', async () => {
    const { url } = await aSandbox();
    expect(await read(`${url}/demo-accounts`)).toEqual([RECEIVER, CITIZEN]);
    expect(await read(`${url}/codes`)).toEqual({ 'tiepnhan1.motcua': expect.stringMatching(/^\d{6}$/) as string });
  });

  test('stand on a page that takes no text for markup', async () => {
    const { url, smsUrl } = await aSandbox();
    await smsGateway({ url: smsUrl })({ to: '0900000001', text: '<script>alert(1)</script>', key: '1' });
    const page = await (await fetch(url)).text();
    expect(page).toContain('Trung tâm &lt;b&gt;thử&lt;/b&gt;');
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(page).not.toContain('<script>alert');
  });
});

describe('nobody outside', () => {
  test('gets in: the sandbox refuses to listen anywhere but on loopback', async () => {
    await expect(aSandbox({ host: '0.0.0.0' })).rejects.toThrow('loopback only');
  });

  test('reads it through a browser: other names for this machine, and other sites, are refused', async () => {
    const { url } = await aSandbox();
    const { port } = new URL(url);
    const answer = await new Promise<string>((done) => {
      let heard = '';
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write('GET /sms HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'),
      );
      socket.on('data', (piece) => (heard += String(piece)));
      socket.on('end', () => done(heard));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 403/);
    expect(
      (await fetch(`${url}/sms`, { headers: { origin: 'http://evil.example' } })).headers.get('access-control-allow-origin'),
    ).toBeNull();
  });

  test('takes its port silently: a port in use is a fault', async () => {
    const { url } = await aSandbox();
    await expect(aSandbox({ port: Number(new URL(url).port) })).rejects.toThrow(/EADDRINUSE/);
  });
});
