import { DataStore, ERRORS, Upload as TusUpload } from '@tus/server';
import type { Clock } from '#kernel/clock';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { addPart, findUpload, insertUpload, removeUpload, type Upload, type UploadParts } from '#modules/paper/server';
import { UploadFault } from './upload-fault.ts';
import type { UploadHolds } from './upload-hold.ts';

/** How long a file may be on its way. */
export const UPLOAD_HOURS = 72;

/** So many bytes lie safely before they are counted as received; what a crash costs at most, and what one upload holds in memory. */
const PART = 256 * 1024;

/** What the tus server writes to: rows for what is known of an upload, parts beside the object store for what it says. */
export class UploadBytes extends DataStore {
  override extensions = ['creation', 'expiration', 'termination'];
  readonly #lent: { readonly db: Db; readonly parts: UploadParts; readonly clock: Clock; readonly holds: UploadHolds };

  constructor(lent: { readonly db: Db; readonly parts: UploadParts; readonly clock: Clock; readonly holds: UploadHolds }) {
    super();
    this.#lent = lent;
  }

  /** What the metadata names was checked before anything reaches this place: whose draft it is, and whether there is room. */
  override async create(made: TusUpload): Promise<TusUpload> {
    const { db, clock, holds } = this.#lent;
    const now = clock();
    const metadata = made.metadata ?? {};
    await insertUpload(db, {
      id: made.id,
      draftId: metadata['draft'] ?? '',
      personId: metadata['person'] ?? '',
      component: metadata['component'] ?? '',
      name: metadata['filename'] ?? '',
      fingerprint: metadata['fingerprint'] ?? null,
      metadata,
      size: made.size ?? 0,
      createdAt: now.toString(),
      expiresAt: now.add({ hours: UPLOAD_HOURS }).toString(),
    });
    await holds.of(made.id).take();
    return made;
  }

  override async getUpload(id: string): Promise<TusUpload> {
    const found = await findUpload(this.#lent.db, id);
    if (!found) throw new UploadFault(ERRORS.FILE_NOT_FOUND);
    return asTus(found);
  }

  override async remove(id: string): Promise<void> {
    await removeUpload(this.#lent.db, id);
    await this.#lent.parts.remove(id);
  }

  /** Writes until the stream ends or breaks; what arrived before a break counts. Answers how many bytes there are now. */
  override async write(stream: AsyncIterable<Uint8Array>, id: string, offset: number): Promise<number> {
    return this.#lent.holds.until(id, this.#write(stream, id, offset));
  }

  async #write(stream: AsyncIterable<Uint8Array>, id: string, offset: number): Promise<number> {
    let at = offset;
    let waiting: Uint8Array[] = [];
    let size = 0;
    const flush = async (): Promise<void> => {
      if (size === 0) return;
      const bytes = Buffer.concat(waiting);
      [waiting, size] = [[], 0];
      await this.#keep(id, at, bytes);
      at += bytes.length;
    };
    try {
      for await (const piece of stream) {
        waiting.push(piece);
        size += piece.length;
        if (size >= PART) await flush();
      }
    } finally {
      await flush();
    }
    return at;
  }

  async #keep(id: string, at: number, bytes: Uint8Array): Promise<void> {
    const { db, parts, holds } = this.#lent;
    const { holder } = holds.of(id);
    // A name of its own: whoever lost the place meanwhile must not write over what its successor wrote.
    const name = `${at}-${newId()}`;
    await parts.write(id, name, bytes);
    if (!(await addPart(db, { id, holder, at, name, size: bytes.length }))) throw new UploadFault(ERRORS.INVALID_OFFSET);
  }

  override getExpiration(): number {
    return UPLOAD_HOURS * 60 * 60 * 1000;
  }
}

function asTus({ id, size, received, metadata, createdAt }: Upload): TusUpload {
  const { person: _ours, ...sent } = metadata;
  return new TusUpload({ id, size, offset: received, metadata: sent, creation_date: createdAt });
}
