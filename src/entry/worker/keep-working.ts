import { setTimeout as wait } from 'node:timers/promises';

/** One turn of work, from when it begins until it ends, asked to or not. */
export interface Turn {
  readonly ended: Promise<void>;
  readonly end: () => Promise<void>;
}

const PAUSES = [500, 2000, 5000]; // milliseconds

/**
 * Begins another turn whenever one ends unasked, as it does when the database goes away in the middle of a job: the library gives up
 * then, and nobody would work any more while pages went on taking work.
 */
export function keepWorking(work: {
  readonly first: Turn;
  readonly again: () => Promise<Turn>;
  readonly tell: (message: string) => void;
}): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  let turn = work.first;

  async function keep(): Promise<void> {
    for (;;) {
      await Promise.race([turn.ended, asked(stopping.signal)]);
      if (isStopping()) return;
      work.tell('The worker ended by itself; it begins again');
      await turn.end();
      for (let tried = 0; !isStopping(); tried += 1) {
        await wait(PAUSES[Math.min(tried, PAUSES.length - 1)], undefined, { signal: stopping.signal }).catch(() => undefined);
        const next = isStopping() ? null : await work.again().catch(() => null);
        if (next) turn = next;
        if (next || isStopping()) break;
      }
    }
  }

  const kept = keep();
  return {
    stop: async () => {
      stopping.abort();
      await kept;
      await turn.end();
    },
  };
}

function asked(signal: AbortSignal): Promise<void> {
  return new Promise((done) => signal.addEventListener('abort', () => done(), { once: true }));
}
