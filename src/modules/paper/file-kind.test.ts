import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { aHeic, aJpeg, aPdf, aPng, aZip } from '#test/sample-papers';
import { fileKind } from './file-kind.ts';

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

describe('the kind of a file is told by its content', () => {
  test.each([
    { what: 'a PDF', head: aPdf(), kind: 'pdf' },
    { what: 'a PDF behind a byte order mark', head: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), aPdf()]), kind: 'pdf' },
    { what: 'a photograph', head: aJpeg(), kind: 'jpeg' },
    { what: 'a PNG', head: aPng(), kind: 'png' },
    { what: 'a picture of an iPhone', head: aHeic(), kind: 'heic' },
    { what: 'a ZIP', head: aZip(['a']), kind: 'zip' },
    { what: 'a Windows program', head: text('MZ\u0090\0\u0003'), kind: 'program' },
    { what: 'a Linux program', head: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2]), kind: 'program' },
    { what: 'a script', head: text('#!/bin/sh\nrm -rf /'), kind: 'program' },
    { what: 'a web page', head: text('<!DOCTYPE html><title>x</title>'), kind: 'html' },
    { what: 'a script in plain words', head: text('hello <script>alert(1)</script>'), kind: 'html' },
    { what: 'an SVG', head: text('<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), kind: 'svg' },
    { what: 'an old Word document', head: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), kind: 'old-office' },
    { what: 'a page with a PDF behind it', head: Buffer.concat([text('<html>'), aPdf()]), kind: 'html' },
    { what: 'plain words', head: text('Kính gửi'), kind: 'unknown' },
    { what: 'nothing', head: new Uint8Array(), kind: 'unknown' },
  ])('$what is $kind', ({ head, kind }) => {
    expect(fileKind(head)).toBe(kind);
  });

  test('any bytes have a kind, and quickly', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
        expect(typeof fileKind(bytes)).toBe('string');
      }),
    );
  });

  test('a head made to be slow is judged quickly', () => {
    const started = performance.now();
    fileKind(text('<!--'.repeat(1024)));
    fileKind(text(' '.repeat(4096)));
    fileKind(text('<?xml '.repeat(680)));
    expect(performance.now() - started).toBeLessThan(200);
  });
});
