import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { turns, type NotPainted, type PagePainter, type PdfToPaint } from '#modules/paper/server';
import type { PaintAnswer, PaintJob, PaintLimits } from './paint-job.ts';

const MEGABYTE = 1024 * 1024;

const USUAL: Options = {
  mostBytes: 512 * MEGABYTE,
  mostPixels: 8_000_000,
  mostPages: 2000,
  patience: 10_000,
  idle: 20_000,
  places: 2,
};

interface Options extends PaintLimits {
  /** How long one page may take, in milliseconds. */
  readonly patience: number;
  /** How long a file stays open for its next page, in milliseconds. */
  readonly idle: number;
  /** How many files are open at once; the others wait. */
  readonly places: number;
}

/**
 * Draws with PDFium in threads of their own, one for each file that is open. A thread that takes too long is ended; one that fails
 * takes nothing along.
 */
export function pagePainter(given: Partial<Options> = {}): PagePainter & { readonly close: () => Promise<void> } {
  const options = { ...USUAL, ...given };
  const inTurn = turns(options.places);
  const threads = new Set<Thread>();
  /** Started ahead, so that the next file does not wait for a thread. */
  let spare: Thread | null = null;

  async function withThread<T>(pdf: PdfToPaint, work: (thread: Thread) => Promise<T>): Promise<T> {
    return inTurn(async function ofThisFile() {
      const thread = take(pdf.sha256) ?? (await start(pdf.sha256));
      thread.busy = true;
      try {
        return await work(thread);
      } finally {
        thread.busy = false;
        thread.rest(options.idle);
      }
    });
  }

  function take(sha256: string): Thread | undefined {
    return [...threads].find((one) => !one.busy && !one.ended && one.sha256 === sha256);
  }

  async function start(sha256: string): Promise<Thread> {
    const idle = [...threads].find((one) => !one.busy);
    if (threads.size >= options.places && idle) await idle.end();
    const thread = spare && !spare.ended ? spare : new Thread(options);
    thread.sha256 = sha256;
    thread.onEnd = () => threads.delete(thread);
    threads.add(thread);
    spare = new Thread(options);
    spare.rest(options.idle);
    return thread;
  }

  return {
    measure: (pdf) =>
      withThread(pdf, async function sizes(thread) {
        const answer = await thread.open(pdf);
        return answer.kind === 'sizes' ? answer.sizes : notPainted(answer);
      }),
    paint: (pdf, wanted) =>
      withThread(pdf, async function picture(thread) {
        const opened = await thread.open(pdf);
        if (opened.kind !== 'sizes') return notPainted(opened);
        const answer = await thread.ask({ kind: 'paint', ...wanted });
        return answer.kind === 'picture' ? answer.jpeg : notPainted(answer);
      }),
    async close() {
      await Promise.all([...threads, ...(spare ? [spare] : [])].map((thread) => thread.end()));
    },
  };
}

function notPainted({ kind }: PaintAnswer): NotPainted {
  return kind === 'too-much' ? kind : 'unreadable';
}

/** One thread, sooner or later with one file. */
class Thread {
  sha256: string | null = null;
  onEnd: () => void = () => undefined;
  readonly #worker: Worker;
  readonly #patience: number;
  #opened: Promise<PaintAnswer> | null = null;
  #resting: NodeJS.Timeout | undefined;
  busy = false;
  ended = false;

  constructor(options: Options) {
    this.#patience = options.patience;
    const { mostBytes, mostPixels, mostPages } = options;
    this.#worker = new Worker(new URL('./paint-thread.ts', import.meta.url), {
      workerData: { mostBytes, mostPixels, mostPages } satisfies PaintLimits,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
      // What a library has to say about somebody's paper is not for the log.
      stdout: true,
      stderr: true,
    });
    this.#worker.unref();
    this.#worker.on('error', () => undefined);
    this.#worker.once('exit', () => {
      this.ended = true;
      this.onEnd();
    });
  }

  /** Opens the file, once. */
  open(pdf: PdfToPaint): Promise<PaintAnswer> {
    this.#opened ??= pdf.open().then((bytes) => this.ask({ kind: 'open', bytes }));
    return this.#opened;
  }

  /** Asks and waits; whoever does not answer in time is ended. */
  async ask(job: PaintJob): Promise<PaintAnswer> {
    clearTimeout(this.#resting);
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), this.#patience);
    try {
      if (this.ended) return { kind: 'too-much' };
      this.#worker.postMessage(job);
      const [answer] = (await Promise.race([
        once(this.#worker, 'message', { signal: late.signal }),
        once(this.#worker, 'exit', { signal: late.signal }).then(() => [{ kind: 'too-much' }]),
      ])) as [PaintAnswer];
      return answer;
    } catch {
      await this.end();
      return { kind: 'too-much' };
    } finally {
      clearTimeout(timer);
      late.abort();
    }
  }

  rest(idle: number): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => void this.end(), idle).unref();
  }

  async end(): Promise<void> {
    clearTimeout(this.#resting);
    this.ended = true;
    await this.#worker.terminate();
  }
}
