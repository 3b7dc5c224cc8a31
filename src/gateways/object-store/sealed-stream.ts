import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/*
 * A content at rest: mark, 32 random bytes, then chunks of 64 KiB, each sealed by AES-256-GCM under a key of this
 * content alone. The nonce counts the chunks and says which is the last, so that chunks can be neither swapped nor
 * cut off (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
 */
const MARK = Buffer.from('MCS1');
const SALT_BYTES = 32;
const TAG_BYTES = 16;
const CHUNK_BYTES = 64 * 1024;

/** The key under which all contents of an installation are sealed, from its one secret. */
export function sealingKey(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'motcua', 'object store at rest', 32));
}

/** Seals a stream as it passes. */
export async function* seal(plain: AsyncIterable<Uint8Array>, key: Uint8Array): AsyncGenerator<Uint8Array> {
  const salt = randomBytes(SALT_BYTES);
  const own = keyOfContent(key, salt);
  yield Buffer.concat([MARK, salt]);

  let number = 0;
  let waiting: Uint8Array | null = null;
  for await (const chunk of inChunks(plain, CHUNK_BYTES)) {
    if (waiting) yield sealChunk(waiting, own, { number: number++, last: false });
    waiting = chunk;
  }
  yield sealChunk(waiting ?? new Uint8Array(), own, { number, last: true });
}

/** Opens what `seal` made; throws as soon as a byte is not as it was. */
export async function* unseal(sealed: AsyncIterable<Uint8Array>, key: Uint8Array): AsyncGenerator<Uint8Array> {
  let own: Uint8Array | null = null;
  let number = 0;
  let waiting: Uint8Array | null = null;
  for await (const piece of inChunks(sealed, CHUNK_BYTES + TAG_BYTES, MARK.length + SALT_BYTES)) {
    if (own === null) {
      if (!MARK.equals(piece.subarray(0, MARK.length))) throw new Error('Not a sealed content');
      own = keyOfContent(key, piece.subarray(MARK.length));
      continue;
    }
    if (waiting) yield openChunk(waiting, own, { number: number++, last: false });
    waiting = piece;
  }
  if (own === null || waiting === null) throw new Error('A sealed content was cut off');
  yield openChunk(waiting, own, { number, last: true });
}

interface ChunkPlace {
  readonly number: number;
  readonly last: boolean;
}

function sealChunk(chunk: Uint8Array, key: Uint8Array, place: ChunkPlace): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place));
  return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(chunk: Uint8Array, key: Uint8Array, place: ChunkPlace): Uint8Array {
  if (chunk.length < TAG_BYTES) throw new Error('A sealed content was cut off');
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place));
  decipher.setAuthTag(chunk.subarray(chunk.length - TAG_BYTES));
  return Buffer.concat([decipher.update(chunk.subarray(0, chunk.length - TAG_BYTES)), decipher.final()]);
}

function nonceOf({ number, last }: ChunkPlace): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

function keyOfContent(key: Uint8Array, salt: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, salt, 'content', 32));
}

/** Cuts a stream into pieces of one size (the first may have its own), the last one shorter. */
async function* inChunks(stream: AsyncIterable<Uint8Array>, size: number, firstSize = size): AsyncGenerator<Uint8Array> {
  let wanted = firstSize;
  let parts: Uint8Array[] = [];
  let gathered = 0;
  for await (const piece of stream) {
    let rest = piece;
    while (gathered + rest.length >= wanted) {
      const cut = wanted - gathered;
      yield Buffer.concat([...parts, rest.subarray(0, cut)]);
      rest = rest.subarray(cut);
      parts = [];
      gathered = 0;
      wanted = size;
    }
    if (rest.length > 0) {
      parts.push(rest);
      gathered += rest.length;
    }
  }
  if (gathered > 0) yield Buffer.concat(parts);
}
