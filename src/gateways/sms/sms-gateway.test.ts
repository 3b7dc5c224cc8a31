import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { smsGateway } from './sms-gateway.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function aProvider(answer: (req: IncomingMessage, res: ServerResponse, body: string) => void): Promise<string> {
  const server = createServer((req, res) => {
    let body = '';
    req.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    req.on('end', () => answer(req, res, body));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closing.push(() => new Promise((done) => server.close(() => done())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`;
}

const MESSAGE = { to: '0900000001', text: '123456 là mã đăng nhập', key: 'k-1' };

test('hands the message over with its key', async () => {
  const got: unknown[] = [];
  const url = await aProvider((req, res, body) => {
    got.push(req.method, req.url, req.headers['idempotency-key'], JSON.parse(body));
    res.writeHead(202).end('{}');
  });
  await smsGateway({ url })(MESSAGE);
  expect(got).toEqual(['POST', '/send', 'k-1', { to: '0900000001', text: '123456 là mã đăng nhập' }]);
});

test.each([400, 429, 500])('a provider that answers %i has not taken it, and the fault tells nothing personal', async (status) => {
  const url = await aProvider((_req, res, body) => res.writeHead(status).end(body));
  const fault = await smsGateway({ url })(MESSAGE).then(
    () => null,
    (reason: unknown) => String(reason),
  );
  expect(fault).toContain(String(status));
  expect(fault).not.toMatch(/0900000001|123456/);
});

test('a redirect is not followed: the message goes to the provider we know or nowhere', async () => {
  const url = await aProvider((_req, res) => res.writeHead(307, { location: 'http://evil.invalid/' }).end());
  await expect(smsGateway({ url })(MESSAGE)).rejects.toThrow();
});
