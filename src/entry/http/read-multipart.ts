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
 * Hands the files of a multipart request, up to `most`, to `take` one after another while they stream; answers what `take` answered to
 * each, an empty list when the request brought no whole file: it breaks off, or is no multipart at all. Nothing is held in memory; what
 * `take` leaves of a file, and what follows the last, is let go unread. When a sender goes away in the middle, `take` meets the end of
 * the stream as a fault, and what was taken before stays taken.
 */
export async function readMultipart<T>(
  request: Request,
  { most }: { readonly most: number },
  take: (file: ArrivingFile) => Promise<T>,
): Promise<readonly T[]> {
  const parser = parserFor(request.headers.get('content-type') ?? '', most);
  if (!parser || !request.body) return [];
  const body = Readable.fromWeb(request.body as ReadableStream);

  return new Promise<readonly T[]>((done, fail) => {
    const fields: Record<string, string> = Object.create(null) as Record<string, string>;
    const answers: T[] = [];
    let inTurn = Promise.resolve();
    let file: Readable | null = null;
    let brokeOff = false;

    function breakOff(): void {
      brokeOff = true;
      file?.destroy(new Error('The upload broke off'));
      end();
    }
    function end(): void {
      void inTurn
        .finally(() => letGo(body))
        .then(
          () => done(answers),
          (fault: unknown) => (brokeOff ? done(answers) : fail(fault as Error)),
        );
    }
    parser.on('field', (name, value) => {
      fields[name] = value;
    });
    parser.on('file', (_field, stream, name) => {
      file = stream;
      // Before anybody reads, a fault without a listener would end the process.
      stream.on('error', breakOff);
      inTurn = inTurn.then(async () => {
        try {
          answers.push(await take({ stream: leftOpen(stream), name, fields }));
        } finally {
          stream.resume();
        }
      });
      // Whoever waits for all of them hears of it; a fault of one must not go unheard before that, nor the rest be parsed.
      inTurn.catch(() => end());
    });
    parser.on('finish', end);
    parser.on('error', breakOff);
    body.on('error', breakOff);
    body.pipe(parser);
  });
}

/**
 * Reads the rest away before anything is answered: a sender is cut off soon after the answer, and over a slow line would then see
 * a broken connection instead of why the file was refused. What is larger than any honest sender's is not waited for.
 */
export async function letGo(body: Readable): Promise<void> {
  let left = MOST_LET_GO;
  body.unpipe();
  body.on('data', (piece: Uint8Array) => {
    left -= piece.length;
    if (left < 0) body.destroy();
  });
  body.resume();
  await finished(body).catch(() => undefined);
}

/** Whoever stops reading a file in the middle must not end the request: the next file is behind it. */
function leftOpen(stream: Readable): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array> };
}

/** What reads a body of this type; none for a type that is no multipart or names no boundary. */
function parserFor(type: string, files: number): BusboyInstance | null {
  if (!/^multipart\/form-data;/i.test(type)) return null;
  try {
    const limits = { files, fields: MOST_FIELDS, fieldSize: LONGEST_FIELD };
    return new Busboy({ headers: { 'content-type': type }, defCharset: 'utf8', limits });
  } catch {
    return null;
  }
}
