import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { wholePage } from './whole-page.ts';

const PAGE = `<!doctype html><title>Việc cần làm</title>${'<p>Hồ sơ còn thiếu giấy tờ</p>'.repeat(200)}`;

/** What SvelteKit answers when a page was taken from it. */
function answer({ html = '', headers = {}, status = 200 } = {}): Response {
  return new Response(html, { status, headers: { 'x-sveltekit-page': 'true', etag: '"45h"', 'content-type': 'text/html', ...headers } });
}

function visit(accepted: string, path = '/can-bo') {
  return wholePage({ url: `http://localhost${path}`, headers: new Headers({ 'accept-encoding': accepted }) });
}

async function sent(accepted: string, path?: string) {
  const whole = visit(accepted, path);
  expect(whole.take(PAGE)).toBe('');
  const response = await whole.put(answer());
  return { response, body: Buffer.from(await response.arrayBuffer()) };
}

describe('a page of somebody signed in', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'zstd', zstdDecompressSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['br;q=0, GZIP;q=0.5', 'gzip', gunzipSync],
  ] as const)('to whom %s is fine comes as %s', async (accepted, packing, unpack) => {
    for (const path of ['/can-bo/ho-so/1', '/ho-so']) {
      const { response, body } = await sent(accepted, path);
      expect(response.headers.get('content-encoding')).toBe(packing);
      expect(response.headers.get('content-length')).toBe(String(body.length));
      expect(response.headers.get('etag')).toBeNull();
      expect(body.length).toBeLessThan(PAGE.length / 5);
      expect(unpack(body).toString()).toBe(PAGE);
    }
  });

  test('comes as it is to whom no packing is fine, and when it is short', async () => {
    const plain = await sent('identity, br;q=0.0');
    expect(plain.response.headers.get('content-encoding')).toBeNull();
    expect(plain.body.toString()).toBe(PAGE);
    const short = visit('br');
    short.take('<p>Ngắn</p>');
    const response = await short.put(answer());
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.text()).toBe('<p>Ngắn</p>');
  });

  test('keeps its status, its cookies and whatever else was said with it', async () => {
    const whole = visit('br');
    whole.take(PAGE);
    const made = answer({ status: 422, headers: { 'cache-control': 'private, no-store' } });
    for (const cookie of ['one=1', 'two=2']) made.headers.append('set-cookie', cookie);
    const { status, headers } = await whole.put(made);
    expect([status, headers.get('cache-control'), headers.getSetCookie()]).toEqual([422, 'private, no-store', ['one=1', 'two=2']]);
  });

  test('holds what it promised for later', async () => {
    const whole = visit('');
    whole.take('<p>Trước</p>');
    const made = answer({ html: '<script>sau</script>' });
    made.headers.delete('etag');
    expect(await (await whole.put(made)).text()).toBe('<p>Trước</p><script>sau</script>');
  });

  test('gives way to what is no page of SvelteKit, even when one was begun', async () => {
    const elsewhere = new Response(null, { status: 303, headers: { location: '/' } });
    const whole = visit('br');
    whole.take(PAGE);
    expect(await whole.put(elsewhere)).toBe(elsewhere);
    expect(await visit('br').put(elsewhere)).toBe(elsewhere);
  });
});
