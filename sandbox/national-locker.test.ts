import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { nationalLocker } from '#gateways/national-locker';
import { expectOk } from '#kernel/result';
import { startSandbox, type Sandbox } from './start.ts';

const CCCD = '096085000001';
const ASK = {
  ownerCccd: CCCD,
  asker: { cccd: CCCD, fullName: 'Người Thử Một', as: 'citizen' },
  procedureCode: '1.003650',
  results: [{ code: 'KQ.G10.000139', number: null }],
} as const;

let sandbox: Sandbox;
let now = Temporal.Instant.from('2026-11-23T02:00:00Z');
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, demoAccounts: () => [], clock: () => now });
});
afterAll(() => sandbox.close());

function locker(password = 'sandbox') {
  return nationalLocker({ url: sandbox.nationalUrl, username: 'sandbox', password, unit: 'H12' });
}

describe('the national locker, over the wire', () => {
  test('names the papers of their owner that would do, and hands one over', async () => {
    const asked = locker();
    const { papers, signature } = expectOk(await asked.find(ASK));
    expect(papers).toMatchObject([{ resultCode: 'KQ.G10.000139', name: 'Giấy chứng nhận xóa đăng ký tàu cá', number: '000001/XDKTC' }]);
    expect(signature).not.toBe('');
    const content = expectOk(await asked.fetch(papers[0]!.files[0]!));
    expect(Buffer.from(content.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  test('asked for a paper by its number, it has that one or none', async () => {
    const numbered = (number: string) => locker().find({ ...ASK, results: [{ code: 'KQ.G10.000139', number }] });
    expect(expectOk(await numbered('000001/XDKTC')).papers).toHaveLength(1);
    expect(expectOk(await numbered('000002/XDKTC')).papers).toEqual([]);
  });

  test("somebody else's papers are refused, and so is a file nobody named", async () => {
    expect(await locker().find({ ...ASK, ownerCccd: '096085000002' })).toMatchObject({ ok: false, refusal: { code: 'national.refused' } });
    expect(await locker().fetch({ name: 'x', agency: '000.00.10.H35', path: '/etc/passwd' })).toMatchObject({
      ok: false,
      refusal: { code: 'national.refused' },
    });
  });

  test('a session that ended is opened again without anybody noticing', async () => {
    const asked = locker();
    expectOk(await asked.find(ASK));
    now = now.add({ minutes: 31 });
    expect(expectOk(await asked.find(ASK)).papers).toHaveLength(1);
  });

  test('a wrong account is a fault that tells nothing personal', async () => {
    const fault = await locker('wrong')
      .find(ASK)
      .catch((reason: unknown) => String(reason));
    expect(fault).toContain('opened no session');
    expect(fault).not.toContain(CCCD);
  });
});

describe('a locker that misbehaves', () => {
  const closing: Server[] = [];
  afterEach(() => closing.splice(0).forEach((server) => server.close()));

  async function answering(body: string, status = 200): Promise<ReturnType<typeof nationalLocker>> {
    const server = createServer((req, res) => {
      const isSession = req.url?.endsWith('/session') === true;
      req.resume().on('end', () => res.writeHead(isSession ? 200 : status).end(isSession ? '{"session":"s","error_code":"00"}' : body));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    closing.push(server);
    return nationalLocker({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, username: 'u', password: 'p', unit: 'H12' });
  }

  test.each([
    ['no JSON', '<html>', 200],
    ['another shape', '{"errorCode":"0","result":{"DanhSachGiayToKetQua":[{"MaKetQua":7}]}}', 200],
    ['half an answer', '{"errorCode":"0","result"', 200],
    ['an error of its own', '{}', 502],
    ['no code', '{"message":"096085000001"}', 200],
  ])('%s is a fault that tells nothing personal', async (_, body, status) => {
    const fault = await (await answering(body, status)).find(ASK).catch((reason: unknown) => String(reason));
    expect(fault).toMatch(/^Error: /);
    expect(fault).not.toContain(CCCD);
  });

  test('content that is no base64 is a fault', async () => {
    const asked = await answering('{"errorCode":"0","result":{"NoiDung":"***"}}');
    await expect(asked.fetch({ name: 'x', agency: 'a', path: 'p' })).rejects.toThrow('speaks another way');
  });
});
