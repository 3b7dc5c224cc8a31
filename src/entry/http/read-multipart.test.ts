import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fileObjectStore } from '#gateways/object-store';
import { readMultipart } from './read-multipart.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-multipart-'));
const objects = fileObjectStore({ folder });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BODY = [
  '--xx',
  'content-disposition: form-data; name="component"',
  '',
  'certificate',
  '--xx',
  'content-disposition: form-data; name="file"; filename="a.pdf"',
  '',
  '%PDF-1.4 whatever',
  '--xx',
  'content-disposition: form-data; name="after"',
  '',
  'the file',
  '--xx--',
  '',
].join('\r\n');

/** Takes the file as an upload does: staged on the disk, then thrown away. */
async function takeOf(request: Request): Promise<number | null> {
  const [answer] = await readMultipart(request, { most: 1 }, async ({ stream }) => {
    const staged = await objects.stage(stream, 1000);
    if (!staged.ok) return -1;
    await staged.value.discard();
    return staged.value.size;
  });
  return answer ?? null;
}

function requestOf(body: string | ReadableStream, type = 'multipart/form-data; boundary=xx'): Request {
  return new Request('http://here.invalid/', { method: 'POST', headers: { 'content-type': type }, body, duplex: 'half' } as RequestInit);
}

function waiting(): readonly string[] {
  return readdirSync(join(folder, 'staging'));
}

test('a body cut off anywhere brings a whole file or none, and leaves nothing on the disk', async () => {
  expect(await takeOf(requestOf(BODY))).toBe(17);
  for (let end = 0; end < BODY.length; end += 1) {
    expect([null, 17]).toContain(await takeOf(requestOf(BODY.slice(0, end))));
  }
  expect(waiting()).toEqual([]);
});

test('a sender who goes away in the middle leaves nothing on the disk', async () => {
  const bytes = new TextEncoder().encode(BODY.slice(0, BODY.indexOf('whatever')));
  for (const rest of [undefined, 10]) {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(bytes);
        if (rest === undefined) controller.error(new Error('gone'));
      },
      pull(controller) {
        if (rest !== undefined) controller.error(new Error('gone'));
      },
    });
    expect(await takeOf(requestOf(body))).toBeNull();
  }
  expect(waiting()).toEqual([]);
});

test('what is no multipart brings no file', async () => {
  for (const type of ['multipart/form-data; charset=utf-8', 'multipart/form-data;', 'text/plain', 'multipart/mixed; boundary=xx']) {
    expect(await takeOf(requestOf(BODY, type))).toBeNull();
  }
});

test('a fault of ours stays a fault', async () => {
  await expect(readMultipart(requestOf(BODY), { most: 1 }, () => Promise.reject(new Error('the disk is full')))).rejects.toThrow(
    'the disk is full',
  );
});

test('the rest of a file that is too large is read away, before anything is answered', async () => {
  const large = BODY.replace('whatever', 'x'.repeat(5000));
  let asked = 0;
  const pieces = [...large].map((_, at) => large.slice(at * 500, at * 500 + 500)).filter((piece) => piece !== '');
  const body = new ReadableStream({
    pull(controller) {
      const piece = pieces[asked];
      asked += 1;
      if (piece === undefined) controller.close();
      else controller.enqueue(new TextEncoder().encode(piece));
    },
  });
  expect(await takeOf(requestOf(body))).toBe(-1);
  expect(asked).toBeGreaterThan(pieces.length);
});

test('several files are taken one after another, and what is refused of one does not cost the next', async () => {
  const file = (content: string): string =>
    ['--xx', 'content-disposition: form-data; name="file"; filename="a.pdf"', '', content, ''].join('\r\n');
  const body = `${file('first')}${file('x'.repeat(5000))}${file('third')}--xx--\r\n`;
  let under = 0;
  const sizes = await readMultipart(requestOf(body), { most: 3 }, async ({ stream }) => {
    under += 1;
    expect(under).toBe(1);
    const staged = await objects.stage(stream, 1000);
    if (staged.ok) await staged.value.discard();
    under -= 1;
    return staged.ok ? staged.value.size : -1;
  });
  expect(sizes).toEqual([5, -1, 5]);
  expect(waiting()).toEqual([]);
});

test('files beyond the most that are taken are let go', async () => {
  const file = ['--xx', 'content-disposition: form-data; name="file"; filename="a.pdf"', '', 'abc', ''].join('\r\n');
  const taken = await readMultipart(requestOf(`${file.repeat(5)}--xx--\r\n`), { most: 2 }, async ({ stream }) => {
    let size = 0;
    for await (const piece of stream) size += piece.length;
    return size;
  });
  expect(taken).toEqual([3, 3]);
});
