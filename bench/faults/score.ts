/** How a fault went. */
export interface Score {
  readonly verdict: 'holds' | 'falls' | 'not tried';
  /** What was seen, in one sentence. */
  readonly said: string;
  readonly acknowledged: number | null;
  readonly lost: number | null;
  readonly doubled: number | null;
  /** From the fault until somebody's work was acknowledged again, in seconds; `null` when nobody noticed. */
  readonly back: number | null;
}

const NOTHING = { acknowledged: null, lost: null, doubled: null, back: null };

export function holds(said: string, more: Partial<Score> = {}): Score {
  return { ...NOTHING, verdict: 'holds', said, ...more };
}

export function falls(said: string, more: Partial<Score> = {}): Score {
  return { ...NOTHING, verdict: 'falls', said, ...more };
}

export function notTried(said: string): Score {
  return { ...NOTHING, verdict: 'not tried', said };
}

/** Holds when every promise was kept; otherwise names those that were not. */
export function judged(said: string, promises: Readonly<Record<string, boolean>>, more: Partial<Score> = {}): Score {
  const broken = Object.entries(promises).flatMap(([promise, kept]) => (kept ? [] : [promise]));
  return broken.length === 0 ? holds(said, more) : falls(`${said}; not kept: ${broken.join(', ')}`, more);
}
