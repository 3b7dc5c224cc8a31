import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';

/** One file of a multipart request, while it is still arriving, with the plain fields that came before it. */
export interface ArrivingFile {
  readonly stream: AsyncIterable<Uint8Array>;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
}

const MOST_FIELDS = 10;
const LONGEST_FIELD = 1000; // bytes

/**
 * Hands the first file of a multipart request to `take` while it streams; answers what `take` answered, or `null` when the
 * request brought no file. Nothing is held in memory; whatever follows the file is let go unread.
 */
export async function readMultipart<T>(request: Request, take: (file: ArrivingFile) => Promise<T>): Promise<T | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data;/i.test(type) || !request.body) return null;
  const body = Readable.fromWeb(request.body as ReadableStream);

  return new Promise<T | null>((done, fail) => {
    const fields: Record<string, string> = {};
    let taken: Promise<void> | null = null;
    const parser = new Busboy({
      headers: { 'content-type': type },
      defCharset: 'utf8',
      limits: { files: 1, fields: MOST_FIELDS, fieldSize: LONGEST_FIELD },
    });
    parser.on('field', (name, value) => {
      fields[name] = value;
    });
    parser.on('file', (_field, stream, name) => {
      taken = take({ stream, name, fields: { ...fields } })
        .then(done, fail)
        .finally(() => stream.resume());
    });
    parser.on('finish', () => {
      if (!taken) done(null);
    });
    parser.on('error', (fault: unknown) => {
      // A body that breaks off or is no multipart at all is the sender's slip, not ours.
      if (!taken) done(null);
      else fail(fault instanceof Error ? fault : new Error('The upload broke off'));
    });
    body.on('error', fail);
    body.pipe(parser);
  });
}
