/** What many answers took: how many a second, and in milliseconds what half, 95 and 99 of a hundred stayed below. */
export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly count: number;
}

/** How hard is asked: so many at once, each asking again as soon as it was answered. */
export interface Load {
  readonly atOnce: number;
  readonly seconds: number;
}

const WARMING = 0.25; // of the time: not counted

/**
 * Lets so many ask one after the other until the time is over or nothing is left to ask (`ask` answers false); what is asked first warms up
 * and is not counted.
 */
export async function measure({ atOnce, seconds }: Load, ask: (asker: number) => Promise<boolean>): Promise<Measured> {
  const begun = performance.now();
  const warm = begun + seconds * WARMING * 1000;
  const end = begun + seconds * 1000;
  const took: number[] = [];
  let last = warm;
  async function keepAsking(asker: number): Promise<void> {
    for (;;) {
      const from = performance.now();
      if (from > end || !(await ask(asker))) return;
      const now = performance.now();
      if (from < warm) continue;
      took.push(now - from);
      last = now;
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, asker) => keepAsking(asker)));
  return summed(took, (last - warm) / 1000);
}

/** The figures of single answers, over so many seconds. */
export function summed(took: readonly number[], seconds: number): Measured {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { perSecond: sorted.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), count: sorted.length };
}
