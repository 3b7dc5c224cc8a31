import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verify, X509Certificate } from 'node:crypto';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { DEMO_PIN, signingService } from '../../../sandbox/signing/index.ts';
import { cscSigner } from './csc-signer.ts';

const NOW = Temporal.Instant.from('2026-11-23T03:00:00Z');
const ASKED = { statement: '{"says":"compared"}', signer: '019aa000-0000-7000-8000-000000000002', pin: DEMO_PIN, now: NOW };
const told: string[] = [];
const open: Server[] = [];
let url = '';

async function serve(app: Hono): Promise<string> {
  const server = createServer((req, res) => void getRequestListener((request) => app.fetch(request))(req, res));
  open.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function signerAt(at: string, authority: () => Promise<string> = () => caOf(url)) {
  return cscSigner({ url: at, token: null, authority, tellOperator: (message) => told.push(message) });
}

async function caOf(at: string): Promise<string> {
  return (await fetch(`${at}/ca.pem`)).text();
}

beforeAll(async () => {
  url = await serve(signingService(() => NOW));
});
afterAll(() => {
  for (const server of open) server.close();
});

test('an officer signs a statement with their own key, and anybody can check it with the certificate', async () => {
  const { signature, certificate, subject } = expectOk(await signerAt(url).sign(ASKED));
  const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
  expect(verify('RSA-SHA256', Buffer.from(ASKED.statement), publicKey, Buffer.from(signature, 'base64'))).toBe(true);
  expect(subject).toBe('Cán bộ thử 000002');
  const other = expectOk(await signerAt(url).sign({ ...ASKED, signer: 'another officer' }));
  expect(other.certificate).not.toBe(certificate);
});

test('a wrong PIN, a certificate that is over and one of a strange authority sign nothing', async () => {
  const signer = signerAt(url);
  expect(await signer.sign({ ...ASKED, pin: '000000' })).toMatchObject({ refusal: { code: 'signature.wrong-pin' } });
  const later = NOW.add({ hours: 24 * 365 * 5 });
  expect(await signer.sign({ ...ASKED, now: later })).toMatchObject({ refusal: { code: 'signature.no-certificate' } });
  const elsewhere = await serve(signingService(() => NOW));
  expect(await signerAt(url, () => caOf(elsewhere)).sign(ASKED)).toMatchObject({ refusal: { code: 'signature.no-certificate' } });
});

test('a signature over something else is not taken, and the operator hears of it', async () => {
  const app = new Hono();
  app.all('/*', async (c) => {
    const path = new URL(c.req.url).pathname;
    const asked = JSON.parse(await c.req.text()) as { readonly hashes?: string[] };
    const other = [Buffer.alloc(32, 7).toString('base64')];
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      body: JSON.stringify(asked.hashes ? { ...asked, hashes: other } : asked),
    });
    return c.json(JSON.parse(await answer.text()), answer.status as 200);
  });
  expect(await signerAt(await serve(app)).sign(ASKED)).toMatchObject({ refusal: { code: 'signature.unavailable' } });
  expect(told.at(-1)).toContain('not over what was to be signed');
});

test.each([
  ['fails', () => new Response('{}', { status: 500 })],
  ['answers no JSON', () => new Response('<html>')],
  ['answers another shape', () => new Response('{"credentialIDs":"x"}')],
  ['talks without end', () => new Response(`{"credentialIDs":["${'x'.repeat(200_000)}"]}`)],
])('a service that %s is said to be unavailable', async (_, answer) => {
  const app = new Hono();
  app.all('/*', () => answer());
  expect(await signerAt(await serve(app)).sign(ASKED)).toMatchObject({ refusal: { code: 'signature.unavailable' } });
});
