import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyInstance } from '@fastify/busboy';

/** One file of a multipart request, while it is still arriving, with the plain fields that came before it. */
export interface ArrivingFile {
  readonly stream: AsyncIterable<Uint8Array>;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
}

const MOST_FIELDS = 10;
const LONGEST_FIELD = 1000; // bytes
const MOST_LET_GO = 200 * 1024 * 1024; // bytes

/**
 * Hands the first file of a multipart request to `take` while it streams; answers what `take` answered, or `null` when the
 * request brought no whole file: it breaks off, or is no multipart at all. Nothing is held in memory; whatever follows the
 * file is let go unread. When a sender goes away in the middle, `take` meets the end of the stream as a fault.
 */
export async function readMultipart<T>(request: Request, take: (file: ArrivingFile) => Promise<T>): Promise<T | null> {
  const parser = parserFor(request.headers.get('content-type') ?? '');
  if (!parser || !request.body) return null;
  const body = Readable.fromWeb(request.body as ReadableStream);

  return new Promise<T | null>((done, fail) => {
    const fields: Record<string, string> = Object.create(null) as Record<string, string>;
    let file: Readable | null = null;
    let brokeOff = false;

    function breakOff(): void {
      brokeOff = true;
      if (file) file.destroy(new Error('The upload broke off'));
      else done(null);
    }
    parser.on('field', (name, value) => {
      fields[name] = value;
    });
    parser.on('file', (_field, stream, name) => {
      file = stream;
      // Before anybody reads, a fault without a listener would end the process.
      stream.on('error', breakOff);
      take({ stream, name, fields })
        .finally(() => letGo(body))
        .then(done, (fault: unknown) => (brokeOff ? done(null) : fail(fault as Error)));
    });
    parser.on('finish', () => {
      if (!file) done(null);
    });
    parser.on('error', breakOff);
    body.on('error', breakOff);
    body.pipe(parser);
  });
}

/**
 * Reads the rest away before anything is answered: a sender is cut off soon after the answer, and over a slow line would then see
 * a broken connection instead of why the file was refused. What is larger than any honest sender's is not waited for.
 */
async function letGo(body: Readable): Promise<void> {
  let left = MOST_LET_GO;
  body.unpipe();
  body.on('data', (piece: Uint8Array) => {
    left -= piece.length;
    if (left < 0) body.destroy();
  });
  body.resume();
  await finished(body).catch(() => undefined);
}

/** What reads a body of this type; none for a type that is no multipart or names no boundary. */
function parserFor(type: string): BusboyInstance | null {
  if (!/^multipart\/form-data;/i.test(type)) return null;
  try {
    const limits = { files: 1, fields: MOST_FIELDS, fieldSize: LONGEST_FIELD };
    return new Busboy({ headers: { 'content-type': type }, defCharset: 'utf8', limits });
  } catch {
    return null;
  }
}
