import type pg from 'pg';
import { TAKES_ITS_TIME } from '#kernel/statements';

/** Watches over connections that were asked something and have not answered. */
export interface SilenceWatch {
  /** Tells that a connection was asked; to be called back when it answered. */
  readonly asking: (client: pg.PoolClient, text: string) => () => void;
  readonly end: () => void;
}

interface Waiting {
  readonly client: pg.PoolClient;
  readonly since: number;
}

const LOOK_EVERY = 1000; // milliseconds

/**
 * Cuts a connection on which the server has been silent for so many milliseconds: a server that stands still, or a machine that went away
 * without a word, must not keep people waiting for ever. A statement that is known to take long says so (`takesItsTime`).
 */
export function watchSilence(atMost: number | undefined): SilenceWatch {
  if (atMost === undefined) return { asking: () => () => undefined, end: () => undefined };
  const waiting = new Set<Waiting>();
  let looked = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const late = now - looked - LOOK_EVERY;
    looked = now;
    // Who was busy themselves cannot say that the other was silent: what came meanwhile is not read yet.
    if (late > LOOK_EVERY) return;
    for (const one of waiting) if (now - one.since > atMost) cut(one.client, atMost);
  }, LOOK_EVERY);
  timer.unref();
  return {
    asking: (client, text) => {
      if (text.includes(TAKES_ITS_TIME)) return () => undefined;
      const one = { client, since: performance.now() };
      waiting.add(one);
      return () => void waiting.delete(one);
    },
    end: () => clearInterval(timer),
  };
}

/** The driver hears of it as of any line that was cut: whoever waits is told, and the pool makes a new connection. */
function cut(client: pg.PoolClient, atMost: number): void {
  const { connection } = client as unknown as { connection: { stream: { destroy: (fault: Error) => void } } };
  connection.stream.destroy(new Error(`Connection terminated: no answer within ${atMost / 1000} s`));
}
