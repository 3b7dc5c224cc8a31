import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** How long to wait before trying again, in milliseconds: a full disk or a busy machine is asked now and then, not all the time. */
const PAUSES = [0, 200, 1000, 3000];

/** What is kept running, and how it is told from outside. */
export interface KeepRunning {
  /** The process as it was started first; it serves already. */
  readonly first: ChildProcess;
  /** Starts it anew; throws when it does not come to serve, and leaves nothing behind then. */
  readonly again: () => Promise<ChildProcess>;
  /** Ends it in good order. */
  readonly end: (child: ChildProcess) => Promise<void>;
  readonly tell: (message: string) => void;
}

/** Starts a process again whenever it ends unasked, until `stop` is called. */
export function keepRunning({ first, again, end, tell }: KeepRunning): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  let child = first;

  async function keep(): Promise<void> {
    for (;;) {
      const how = await ended(child, stopping.signal);
      if (isStopping()) return;
      tell(`The database ended by itself (${how}); it is started again`);
      await bringBack();
    }
  }

  async function bringBack(): Promise<void> {
    for (let tried = 0; !isStopping(); tried += 1) {
      await wait(PAUSES[Math.min(tried, PAUSES.length - 1)], undefined, { signal: stopping.signal }).catch(() => undefined);
      if (isStopping()) return;
      try {
        child = await again();
        tell('The database is back');
        return;
      } catch (fault) {
        if (tried === 0) tell(`The database did not come back yet: ${fault instanceof Error ? fault.message : String(fault)}`);
      }
    }
  }

  const kept = keep();
  return {
    stop: async () => {
      stopping.abort();
      await kept;
      await end(child);
    },
  };
}

/** Waits until the process is no more, or nobody wants to know any longer. */
async function ended(child: ChildProcess, signal: AbortSignal): Promise<string> {
  if (!hasEnded(child) && !signal.aborted) {
    await new Promise<void>((done) => {
      child.once('exit', () => done());
      signal.addEventListener('abort', () => done(), { once: true });
    });
  }
  return child.signalCode ?? `exit code ${child.exitCode ?? 'unknown'}`;
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
