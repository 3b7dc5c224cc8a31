import { setTimeout as wait } from 'node:timers/promises';
import { ERRORS, type Lock, type Locker } from '@tus/server';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { findUpload, holdOn, letGoUpload, takeUpload } from '#modules/paper/server';
import { UploadFault } from './upload-fault.ts';

const LEASE = 10; // seconds; a process that died holds nothing for longer
const HEARTBEAT = 500; // milliseconds
const TRY_AGAIN = 100; // milliseconds

/** The one place of whoever writes to an upload, for every process: a lease in the database, renewed while it is used. */
export class UploadHold implements Lock {
  readonly holder = newId();
  readonly #db: Db;
  readonly #id: string;
  #beating: NodeJS.Timeout | undefined;

  constructor(db: Db, id: string) {
    this.#db = db;
    this.#id = id;
  }

  /** Waits for the place; `letGo` is called when somebody else waits for it in turn, or when it was lost. */
  async lock(signal: AbortSignal, letGo: () => unknown): Promise<void> {
    while (!(await this.take())) {
      // An upload that is only being made has no row yet, and nobody else can know of it.
      if (!(await findUpload(this.#db, this.#id))) return;
      if (signal.aborted) throw new UploadFault(ERRORS.ERR_LOCK_TIMEOUT);
      await wait(TRY_AGAIN);
    }
    this.#beating = setInterval(() => {
      void holdOn(this.#db, this.#asked()).then(
        (on) => (on === null || on.wanted) && letGo(),
        () => letGo(),
      );
    }, HEARTBEAT).unref();
  }

  take(): Promise<boolean> {
    return takeUpload(this.#db, this.#asked());
  }

  async unlock(): Promise<void> {
    clearInterval(this.#beating);
    await letGoUpload(this.#db, this.#asked());
  }

  #asked(): { readonly id: string; readonly holder: string; readonly seconds: number } {
    return { id: this.#id, holder: this.holder, seconds: LEASE };
  }
}

/** The holds of this process, and what each of them is still writing. */
export class UploadHolds implements Locker {
  readonly #db: Db;
  readonly #held = new Map<string, UploadHold>();
  readonly #writing = new Map<string, Promise<unknown>>();

  constructor(db: Db) {
    this.#db = db;
  }

  newLock(id: string): Lock {
    const hold = new UploadHold(this.#db, id);
    return {
      lock: async (signal, letGo) => {
        await hold.lock(signal, letGo);
        this.#held.set(id, hold);
      },
      unlock: async () => {
        // What arrived before a line was cut is still on its way to the disk.
        await this.#writing.get(id);
        this.#writing.delete(id);
        this.#held.delete(id);
        await hold.unlock();
      },
    };
  }

  /** The hold under which this process writes to an upload now. */
  of(id: string): UploadHold {
    const hold = this.#held.get(id);
    if (!hold) throw new UploadFault(ERRORS.FILE_NOT_FOUND);
    return hold;
  }

  /** Keeps the hold until some writing has ended, well or not. */
  async until<T>(id: string, writing: Promise<T>): Promise<T> {
    this.#writing.set(
      id,
      writing.catch(() => undefined),
    );
    return writing;
  }
}
