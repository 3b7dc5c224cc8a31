/** When a stranger is left alone, and for how long. Times in milliseconds. */
export interface Sparing {
  /** A failure that took so long was silence; one that came at once costs nobody anything. */
  readonly slow: number;
  /** How often in a row it may fall silent. */
  readonly times: number;
  readonly pause: number;
  /** What whoever asks meanwhile is told. */
  readonly said: string;
}

/**
 * Asks a stranger, but not one that has just fallen silent several times: everybody who waited for it would keep somebody else's work
 * waiting. After the pause one question is let through, and its answer decides.
 */
export function spared<A, T>(ask: (asked: A) => Promise<T>, how: Sparing): (asked: A) => Promise<T> {
  let silences = 0;
  let leftAloneUntil = 0;

  return async function askUnlessSilent(asked) {
    const from = performance.now();
    if (from < leftAloneUntil) throw new Error(how.said);
    if (silences >= how.times) leftAloneUntil = from + how.pause;
    try {
      const answer = await ask(asked);
      [silences, leftAloneUntil] = [0, 0];
      return answer;
    } catch (fault) {
      const now = performance.now();
      if (now - from < how.slow) [silences, leftAloneUntil] = [0, 0];
      else silences += 1;
      if (silences >= how.times) leftAloneUntil = now + how.pause;
      throw fault;
    }
  };
}
