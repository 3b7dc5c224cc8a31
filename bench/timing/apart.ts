/** How far two sorts of answers lie apart by the time they took. */
export interface Apart {
  /** How often one of the first took longer than one of the second: a half tells nothing, one or nothing tells everything. */
  readonly share: number;
  /** How likely chance alone lays them so far apart. */
  readonly chance: number;
}

/** Ranks instead of times (Mann and Whitney, 1947): a machine that was busy for a moment weighs no more than any other answer. */
export function apart(first: readonly number[], second: readonly number[]): Apart {
  const all = [...first.map((time) => ({ time, mine: true })), ...second.map((time) => ({ time, mine: false }))].sort(
    (a, b) => a.time - b.time,
  );
  let ranks = 0;
  all.forEach(({ mine }, at) => (ranks += mine ? at + 1 : 0));
  const [m, n] = [first.length, second.length];
  const share = (ranks - (m * (m + 1)) / 2) / (m * n);
  const deviation = Math.sqrt((m + n + 1) / (12 * m * n));
  return { share, chance: beyond(Math.abs(share - 0.5) / deviation) };
}

/** How likely something normal lies so many deviations away or more, on either side (Abramowitz and Stegun 26.2.17). */
function beyond(deviations: number): number {
  const t = 1 / (1 + 0.231_641_9 * deviations);
  const sum = t * (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  return 2 * sum * (Math.exp(-(deviations ** 2) / 2) / Math.sqrt(2 * Math.PI));
}
