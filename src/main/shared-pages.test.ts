import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asked } from './shared-addresses.ts';
import { sharedPages, type SharedPages } from './shared-pages.ts';

const SECOND = 1000;

let [ticks, mark, made, isAway] = [0, 'one', 0, false];
let policy = "script-src 'self' 'nonce-AbC1+/='";
let body = '<p>Thủ tục</p>';
let pages: SharedPages;
const server = createServer((req, res) => {
  void pages.answer(req, res).then(async (share) => {
    if (share === 'answered') return;
    made += 1;
    const html = `<html>${body}</html>`;
    await share?.({ html, headers: new Headers({ 'content-type': 'text/html', 'content-security-policy': policy, etag: '"kit"' }) });
    res.writeHead(200, { 'x-made': 'anew' }).end(html);
  });
});

beforeEach(async () => {
  [ticks, mark, made, isAway] = [0, 'one', 0, false];
  policy = "script-src 'self' 'nonce-AbC1+/='";
  body = '<p>Thủ tục</p>';
  pages = sharedPages({
    origin: 'http://localhost:3000',
    readMark: () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(mark)),
    ticks: () => ticks,
    mostBytes: 40_000,
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

async function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise<Answer>((done, fail) => {
    const sent = request({ port, path, method, headers }, (res) => {
      const pieces: Buffer[] = [];
      res.on('data', (piece: Buffer) => pieces.push(piece));
      res.on('end', () => done({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(pieces) }));
    });
    sent.on('error', fail);
    sent.end();
  });
}

function isAnew({ headers }: Answer): boolean {
  return headers['x-made'] === 'anew';
}

describe('a page for everybody', () => {
  test('is made once, packed as the browser can read it, and renewed by its mark alone', async () => {
    await get('/thu-tuc');
    const plain = await get('/thu-tuc');
    const br = await get('/thu-tuc', { 'accept-encoding': 'gzip, br' });
    const zipped = await get('/thu-tuc', { 'accept-encoding': 'gzip' });
    expect(made).toBe(1);
    for (const text of [plain.body, brotliDecompressSync(br.body), gunzipSync(zipped.body)])
      expect(text.toString()).toBe('<html><p>Thủ tục</p></html>');
    expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding, Cookie', 'cache-control': 'private, no-cache' });
    const etag = br.headers.etag ?? '';
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    expect(await get('/thu-tuc', { 'if-none-match': etag })).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect((await get('/thu-tuc', {}, 'HEAD')).body.length).toBe(0);
  });

  test('is another one in another language and another look', async () => {
    await get('/', { cookie: 'lang=vi' });
    expect(isAnew(await get('/', { cookie: 'lang=en' }))).toBe(true);
    expect(isAnew(await get('/', { cookie: 'lang=vi; contrast=high' }))).toBe(true);
    expect(isAnew(await get('/', { cookie: 'text=large; lang=vi' }))).toBe(true);
    expect(isAnew(await get('/', { cookie: 'other=1; lang=vi' }))).toBe(false);
    // What is no language of ours is the page of who says nothing.
    expect(isAnew(await get('/', { cookie: 'lang=xx' }))).toBe(true);
    expect(isAnew(await get('/'))).toBe(false);
  });

  test('is never given to, nor taken from, whoever brings a session', async () => {
    await get('/', { cookie: 'motcua=abc' });
    expect(isAnew(await get('/'))).toBe(true);
    expect(isAnew(await get('/', { cookie: 'lang=vi; motcua=abc' }))).toBe(true);
    expect(isAnew(await get('/'))).toBe(false);
  });

  test('is made anew within a second of a change, by every process for itself', async () => {
    await get('/thu-tuc/1.003650');
    body = '<p>Phiên bản mới</p>';
    mark = 'two';
    ticks += SECOND;
    expect(isAnew(await get('/thu-tuc/1.003650'))).toBe(false);
    ticks += 1;
    expect((await get('/thu-tuc/1.003650')).body.toString()).toContain('Phiên bản mới');
    expect((await get('/thu-tuc/1.003650')).body.toString()).toContain('Phiên bản mới');
    expect(made).toBe(2);
  });

  test('lives no longer than a minute; while one makes it anew the others get the one before', async () => {
    await get('/');
    ticks += 61 * SECOND;
    const answers = await Promise.all([get('/'), get('/'), get('/')]);
    expect(answers.filter(isAnew)).toHaveLength(1);
    expect(made).toBe(2);
  });

  test('is made anew by another one where the first did not manage', async () => {
    await get('/');
    ticks += 61 * SECOND;
    await get('/', {}, 'HEAD');
    expect(isAnew(await get('/'))).toBe(false);
    ticks += 11 * SECOND;
    expect(isAnew(await get('/'))).toBe(true);
    expect(isAnew(await get('/'))).toBe(false);
  });

  test('is still there while the database is away', async () => {
    await get('/huong-dan');
    isAway = true;
    ticks += 10 * SECOND;
    expect(isAnew(await get('/huong-dan'))).toBe(false);
  });

  test('says no word that would let a script run, and is not shared when it needs one', async () => {
    await get('/');
    expect((await get('/')).headers['content-security-policy']).toBe("script-src 'self'");
    body = '<script nonce="AbC1+/=">1</script>';
    await get('/cong-khai');
    expect(isAnew(await get('/cong-khai'))).toBe(true);
  });

  test('takes no more memory than it may, and what is asked for most stays', async () => {
    body = 'x'.repeat(3000);
    await get('/');
    for (let page = 1; page <= 15; page += 1) {
      await get(`/thu-tuc?page=${page}`);
      await get('/');
    }
    expect(pages.size()).toBeLessThanOrEqual(40_000);
    expect(isAnew(await get('/'))).toBe(false);
    expect(isAnew(await get('/thu-tuc?page=1'))).toBe(true);
  });

  test('is none where the mark was never known', async () => {
    isAway = true;
    await get('/');
    expect(isAnew(await get('/'))).toBe(true);
    expect(pages.size()).toBe(0);
  });
});

test.each([
  ['/', '/'],
  ['/?da-xuat', null],
  ['/thu-tuc?field=X&page=2', '/thu-tuc?field=X&page=2'],
  ['/thu-tuc?q=khai', null],
  [`/thu-tuc?agency=${'x'.repeat(101)}`, null],
  ['/thu-tuc/1.003650?xa=H12.163', '/thu-tuc/1.003650?xa=H12.163'],
  ['/thu-tuc/1.003650?da-gui=1', null],
  ['/thu-tuc/su-kien/sinh-con', '/thu-tuc/su-kien/sinh-con'],
  ['/huong-dan/tap-nop', null],
  ['/huong-dan/tap-nop/xem-lai', null],
  ['/ho-so', null],
  ['/can-bo', null],
  ['/tra-cuu', null],
  ['/xac-minh/ABC', null],
  ['/dang-nhap', null],
  ['//evil.example', null],
])('of %s others may have %s', (url, shared) => {
  expect(asked(url)).toBe(shared);
});
