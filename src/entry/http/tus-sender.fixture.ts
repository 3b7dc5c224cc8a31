import { createHash, randomBytes } from 'node:crypto';
import { aPdf } from '#test/sample-papers';

/** A PDF of about so many bytes, unlike any other. */
export function aLargePdf(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(aPdf({ note: randomBytes(Math.ceil(size / 2)).toString('hex') }));
}

/** What a sender says of a file, as tus wants it. */
export function metadataOf(said: Readonly<Record<string, string>>): string {
  return Object.entries(said)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');
}

/** Some bytes, and then the line is cut. */
export function cutAfter(bytes: Uint8Array, cut: number): ReadableStream<Uint8Array> {
  let given = false;
  return new ReadableStream({
    pull(controller) {
      if (given) controller.error(new Error('the line was cut'));
      else controller.enqueue(bytes.slice(0, cut));
      given = true;
    },
  });
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
