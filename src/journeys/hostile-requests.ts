import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { wallClock } from '#kernel/clock';
import { expectOk } from '#kernel/result';
import { issueToken } from '#modules/account/server';
import type { Site } from '#test/site';

/** One answer of every sort: pages, what is not there, the interface, uploads, files, faults of the sender. */
const ANSWERS: readonly (readonly [method: string, path: string, status: number])[] = [
  ['GET', '/', 200],
  ['GET', '/thu-tuc?q=tàu', 200],
  ['GET', '/dang-nhap', 200],
  ['GET', '/khong-co-trang-nay', 404],
  ['GET', '/thu-tuc/khong-co', 404],
  ['GET', '/thu-tuc/%00', 400],
  ['GET', '/%E0%A4%A', 400],
  ['GET', '/ho-so', 303],
  ['POST', '/tra-cuu', 422],
  ['POST', '/thu-tuc', 405],
  ['GET', '/api/v1/procedures?limit=1', 200],
  ['GET', '/api/v1/khong-co', 404],
  ['GET', '/api/v1/dossiers/x', 401],
  ['GET', '/api/docs', 200],
  ['POST', '/uploads/drafts/x', 303],
  ['GET', '/healthz', 200],
  ['GET', '/readyz', 200],
  ['GET', '/mark.svg', 200],
  ['GET', '/service-worker.js', 200],
];

const ALWAYS: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/u,
  'x-frame-options': /^DENY$/u,
  'referrer-policy': /^same-origin$/u,
  'permissions-policy': /geolocation=\(\)/u,
  'cross-origin-opener-policy': /^same-origin$/u,
  'cross-origin-resource-policy': /^same-origin$/u,
  'x-request-id': /^[\da-f-]{36}$/u,
};

/** Where somebody could be sent to another site, and what a browser takes for one. */
const ELSEWHERE = [
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  'https://elsewhere.example',
  'javascript:alert(1)',
  '/%5celsewhere.example',
  '/.//elsewhere.example',
  '///elsewhere.example/..',
];

/** What goes over the wire, not over a page. */
export function hostileRequests(site: Site): void {
  test('every answer, of whatever sort, says what a browser may do with it, and no page lets a foreign script in', async () => {
    for (const [method, path, status] of ANSWERS) {
      const answer = await ask(method, path);
      const at = `${method} ${path}`;
      expect(answer.status, at).toBe(status);
      for (const [name, value] of Object.entries(ALWAYS)) expect(answer.headers.get(name) ?? '', `${name} of ${at}`).toMatch(value);
      expect(answer.headers.get('server') ?? answer.headers.get('x-powered-by'), at).toBeNull();
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy, at).toMatch(/default-src '(?:none|self)'/u);
      expect(policy, at).not.toMatch(/script-src[^;]*(?:unsafe|\*|https?:)/u);
      if (path !== '/service-worker.js') expect(policy, at).toContain("frame-ancestors 'none'");
      if (status === 200 && answer.headers.get('content-type')?.startsWith('text/html') && !path.startsWith('/api/'))
        for (const part of ["script-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"])
          expect(policy, at).toContain(part);
    }
  });

  test('a form of another site, or of nobody’s, changes nothing for who is signed in', async () => {
    const cookie = `motcua=${await aToken()}`;
    const form = new URLSearchParams({ lang: 'en' });
    for (const from of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { origin: `${site.program.origin}.elsewhere.example` },
      { origin: site.program.origin.replace('http', 'https') },
    ]) {
      for (const path of ['/hien-thi', '/ho-so/x?/rate', '/tai-khoan?/save', '/api/v1/dossiers', '/uploads/drafts/x']) {
        const answer = await ask('POST', path, { headers: { cookie, ...from }, body: form });
        expect(answer.status, `${path} from ${from.origin}`).toBe(403);
      }
    }
    const json = await ask('POST', '/api/v1/dossiers', {
      headers: { cookie, 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' },
      body: '{"procedureCode":"1.003650"}',
    });
    expect(json.status).toBe(403);
  });

  test('nothing leads to another site, whoever wrote the address', async () => {
    const cookie = `motcua=${await aToken()}`;
    const { origin } = site.program;
    for (const to of ELSEWHERE) {
      const next = encodeURIComponent(to);
      const answers = [
        await ask('GET', `/dang-nhap?next=${next}`, { headers: { cookie } }),
        await ask('GET', `/tai-khoan?next=${next}`, { headers: { cookie } }),
        await ask('POST', `/hien-thi`, { headers: { cookie, origin }, body: new URLSearchParams({ lang: 'vi', back: to }) }),
        await ask('POST', '/lam-thay?/switch', { headers: { cookie, origin }, body: new URLSearchParams({ chon: 'toi', next: to }) }),
        await ask('POST', `/uploads/drafts/x?back=${next}`, { headers: { cookie, origin } }),
        await ask('POST', `/uploads/drafts/x?back=${next}`),
      ];
      for (const answer of answers) {
        const location = answer.headers.get('location');
        if (location !== null) expect(new URL(location, origin).origin, `${to} → ${location}`).toBe(origin);
        expect(await answer.text(), to).not.toMatch(/(?:href|action)="(?:https?:)?[/\\]{2}elsewhere/u);
      }
    }
  });

  test('a file outside of what is served is not to be had, however its name is written', async () => {
    for (const path of [
      '/../package.json',
      '/..%2fpackage.json',
      '/%2e%2e/package.json',
      '/_app/..%2f..%2f..%2fpackage.json',
      '/..%5cpackage.json',
      '/_app/%2e%2e%5c%2e%2e/package.json',
      '/.env',
      '/build/handler.js',
      '/.git/config',
      '/.data/objects',
    ]) {
      const said = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(statusOf(said), path).toBeGreaterThanOrEqual(400);
      expect(statusOf(said), path).toBeLessThan(500);
      expect(said, path).not.toContain('"dependencies"');
    }
  });

  test('what no browser sends is answered, or cut, and the next one is served', async () => {
    const end = 'Host: x\r\nConnection: close\r\n\r\n';
    const length = 'Content-Length: 5\r\n';
    const strange: readonly string[] = [
      `TRACE / HTTP/1.1\r\n${end}`,
      `TRACE /api/v1/procedures HTTP/1.1\r\n${end}`,
      `PROPFIND /thu-tuc HTTP/1.1\r\n${end}`,
      `CONNECT elsewhere.example:443 HTTP/1.1\r\n${end}`,
      `GET http://elsewhere.example/ HTTP/1.1\r\n${end}`,
      `GET http://elsewhere.example/api/v1/procedures HTTP/1.1\r\n${end}`,
      `GET //elsewhere.example/ho-so HTTP/1.1\r\n${end}`,
      `GET //elsewhere.example//api/v1/procedures HTTP/1.1\r\n${end}`,
      `OPTIONS * HTTP/1.1\r\n${end}`,
      `GET /api/v1/../../ho-so HTTP/1.1\r\n${end}`,
      `GET /?${'a'.repeat(15_000)} HTTP/1.1\r\n${end}`,
      `GET / HTTP/1.1\r\nX: ${'a'.repeat(70_000)}\r\n${end}`,
      `GET / HTTP/1.1\r\nHost: elsewhere.example\r\nX-Forwarded-Host: elsewhere.example\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n`,
      `POST /tra-cuu HTTP/1.1\r\n${length}Transfer-Encoding: chunked\r\n${end}0\r\n\r\nGET /`,
      `POST /api/v1/track HTTP/1.1\r\n${length}Content-Length: 6\r\n${end}hello`,
      `POST /api/v1/track HTTP/1.1\r\nTransfer-Encoding: chunked, identity\r\n${end}zz\r\n`,
      `GET / HTTP/1.1\r\nCookie: ${'a=b; '.repeat(2000)}\r\n${end}`,
      `GET / HTTP/1.1\r\nCookie: motcua=%ff%fe; lang=%00; text=\u0001; __proto__=x\r\n${end}`,
      `GET / HTTP/1.1\r\nAccept-Encoding: br;q=1e309, *;q=x\r\nIf-None-Match: W/"${'x'.repeat(5000)}"\r\n${end}`,
      `GET /thu-tuc HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\nHost: x\r\n\r\n`,
      'GET / HTTP/9.9\r\n\r\n',
      '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
    ];
    for (const request of strange) {
      const said = await raw(request);
      const at = JSON.stringify(request.slice(0, 120));
      if (said !== '') expect(statusOf(said), `${at}: ${said.slice(0, 300)}`).toBeLessThan(500);
      expect(/^location: (.*)$/imu.exec(said)?.[1] ?? '/', at).toMatch(/^(?:\/(?![/\\])|http:\/\/localhost:)/u);
      expect(said.split('\r\n\r\n')[0], at).not.toContain('elsewhere.example');
      expect((await ask('GET', '/healthz')).status).toBe(200);
    }
  });

  test('none of it was a fault of ours', () => {
    expect(site.program.logged().match(/"level":"(?:error|fatal)".*/gu) ?? []).toEqual([]);
  });

  async function ask(
    method: string,
    path: string,
    more: { headers?: Readonly<Record<string, string>>; body?: BodyInit } = {},
  ): Promise<Response> {
    const { origin } = site.program;
    const body = method === 'POST' ? { body: more.body ?? new URLSearchParams({ x: 'y' }) } : {};
    return fetch(origin + path, { redirect: 'manual', method, ...body, headers: more.headers ?? (method === 'POST' ? { origin } : {}) });
  }

  async function aToken(): Promise<string> {
    const needs = { db: await site.ownerDb(), now: wallClock() };
    return expectOk(await issueToken({ actor: { kind: 'system' }, for: '0900000002' }, needs)).token;
  }

  /** Sends bytes as they are; answers whatever came back until the line was closed, or nothing more came for a while. */
  function raw(bytes: string): Promise<string> {
    const { port } = new URL(site.program.origin);
    return new Promise((done) => {
      const socket = connect(Number(port), 'localhost');
      let said = '';
      socket.setTimeout(3000, () => socket.destroy());
      socket.on('data', (piece) => (said += piece.toString('latin1')));
      socket.on('error', () => undefined);
      socket.on('close', () => done(said));
      socket.write(Buffer.from(bytes, 'latin1'));
    });
  }
}

function statusOf(said: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/u.exec(said)?.[1] ?? 0);
}
