import { expect, test } from 'vitest';
import { readFormsSafely } from './posted-form.ts';

class Refused extends Error {}

function posted(body: BodyInit, type?: string): Request {
  const headers = new Headers(type === undefined ? {} : { 'content-type': type });
  const request = new Request('http://here.invalid/', { method: 'POST', headers, body });
  readFormsSafely(request, () => {
    throw new Refused();
  });
  return request;
}

test('what no database can keep or no page can show again is left out, the rest is as it was sent', async () => {
  const form = await posted(
    'a=1&__proto__=x&_%00_proto__=x&a=2&b%00=x%00y&c=Nguy%E1%BB%85n',
    'application/x-www-form-urlencoded',
  ).formData();
  expect([...form]).toEqual([
    ['a', '1'],
    ['a', '2'],
    ['b', 'xy'],
    ['c', 'Nguyễn'],
  ]);
});

test('a file stays a file under its name', async () => {
  const sent = new FormData();
  sent.append('file', new File(['x\0y'], 'anh.jpg'));
  const file = (await posted(sent).formData()).get('file') as File;
  expect([file.name, await file.text()]).toEqual(['anh.jpg', 'x\0y']);
});

test.each([
  ['names no boundary', 'abc', 'multipart/form-data'],
  ['breaks off', '--xx\r\ncontent-disposition: form-data; name="a"\r\n\r\nb', 'multipart/form-data; boundary=xx'],
  ['is no form', '{}', 'application/json'],
])('a form that %s is refused', async (_why, body, type) => {
  await expect(posted(body, type).formData()).rejects.toThrow(Refused);
});

test('a body that cannot be read for another reason stays a fault', async () => {
  const request = posted('a=1', 'application/x-www-form-urlencoded');
  const broken = new ReadableStream({ start: (controller) => controller.error(new RangeError('too large')) });
  const other = new Request(request, { body: broken, duplex: 'half' } as RequestInit);
  readFormsSafely(other, () => {
    throw new Refused();
  });
  await expect(other.formData()).rejects.not.toThrow(Refused);
});
