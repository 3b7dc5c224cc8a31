import { crc32 } from 'node:zlib';

/** One file of an archive: its name, and its bytes, which are to be read before the next. */
export interface ArchivedFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** An archive that is none of those we write, or broke on its way. */
export class NotOurArchive extends Error {}

const FILE_MARK = 0x04034b50;
const LIST_MARK = 0x02014b50;
const AFTER_MARK = 0x08074b50;
const LONGEST_NAME = 400;

/** How one knows where a file ends: by its size, or, of a text, by what comes after texts alone. `null`: it has no place here. */
export type Extent = { readonly size: number } | { readonly most: number } | null;

/**
 * An archive on its way, read from its beginning to its end, file by file, holding no more than a piece at a time, or one text. Only such as we
 * write are read: nothing is packed, so nothing swells.
 */
export class OurArchive {
  readonly #from: Pieces;
  readonly #extentOf: (name: string) => Extent;

  constructor(stream: AsyncIterable<Uint8Array>, extentOf: (name: string) => Extent) {
    this.#from = new Pieces(stream);
    this.#extentOf = extentOf;
  }

  /** Each file is to be read, or passed over, before the next. */
  async *files(): AsyncGenerator<ArchivedFile, void, undefined> {
    for (let name = await this.#nextName(); name !== null; name = await this.#nextName()) {
      const extent = this.#extentOf(name);
      if (extent === null) throw new NotOurArchive('A file nobody spoke of');
      const size = 'size' in extent ? extent.size : await this.#from.untilMark(extent.most);
      const file = new Sized(this.#from, size);
      yield { name, bytes: file };
      await file.skipRest();
      const after = await this.#from.exactly(16);
      if (after.readUInt32LE(0) !== AFTER_MARK || after.readUInt32LE(4) !== file.sum || after.readUInt32LE(12) !== size)
        throw new NotOurArchive('A file is not what was written');
    }
  }

  /** Null where the archive's own list of its files begins. */
  async #nextName(): Promise<string | null> {
    const mark = (await this.#from.exactly(4)).readUInt32LE(0);
    if (mark === LIST_MARK) return null;
    if (mark !== FILE_MARK) throw new NotOurArchive('No file begins here');
    const head = await this.#from.exactly(26);
    const [method, nameLength, moreLength] = [head.readUInt16LE(4), head.readUInt16LE(22), head.readUInt16LE(24)];
    if (method !== 0 || nameLength === 0 || nameLength > LONGEST_NAME) throw new NotOurArchive('Packed, or without a name');
    const name = (await this.#from.exactly(nameLength)).toString('utf8');
    await this.#from.exactly(moreLength);
    return name;
  }
}

/** The bytes of one file, read once. */
class Sized implements AsyncIterable<Uint8Array> {
  sum = 0;
  readonly #from: Pieces;
  #left: number;

  constructor(from: Pieces, size: number) {
    this.#from = from;
    this.#left = size;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    while (this.#left > 0) {
      const piece = await this.#from.atMost(this.#left);
      this.#left -= piece.length;
      this.sum = crc32(piece, this.sum);
      yield piece;
    }
  }

  async skipRest(): Promise<void> {
    const rest = this[Symbol.asyncIterator]();
    while (!(await rest.next()).done);
  }
}

/** A stream taken apart where its reader wants. */
class Pieces {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array();

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#source = stream[Symbol.asyncIterator]();
  }

  /** Some bytes, at least one. */
  async atMost(count: number): Promise<Uint8Array> {
    while (this.#rest.length === 0) {
      const next = await this.#source.next();
      if (next.done === true) throw new NotOurArchive('It ends too early');
      this.#rest = next.value;
    }
    const piece = this.#rest.subarray(0, count);
    this.#rest = this.#rest.subarray(piece.length);
    return piece;
  }

  /** How many bytes there are before what stands after a text; no text holds it. */
  async untilMark(most: number): Promise<number> {
    const mark = Buffer.alloc(4);
    mark.writeUInt32LE(AFTER_MARK);
    const pieces: Uint8Array[] = [this.#rest];
    for (;;) {
      const held = Buffer.concat(pieces);
      const at = held.indexOf(mark);
      this.#rest = held;
      if (at !== -1 && at <= most) return at;
      if (held.length > most + mark.length) throw new NotOurArchive('A text without an end');
      const next = await this.#source.next();
      if (next.done === true) throw new NotOurArchive('It ends too early');
      pieces.splice(0, pieces.length, held, next.value);
    }
  }

  async exactly(count: number): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    for (let left = count; left > 0;) {
      const piece = await this.atMost(left);
      pieces.push(piece);
      left -= piece.length;
    }
    return Buffer.concat(pieces);
  }
}
