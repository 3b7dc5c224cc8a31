/** Which world is made: the same plan makes the same one. */
export interface WorldPlan {
  readonly seed: string;
  readonly dossiers: number;
  readonly years: number;
  /** The world's present, in milliseconds of the epoch: nothing in it happened later. */
  readonly until: number;
}

/** So many dossiers are put in together, or none of them. */
export const BATCH = 2000;

const DAY = 86_400_000;

export function batchesOf({ dossiers }: WorldPlan): number {
  return Math.ceil(dossiers / BATCH);
}

export function beginOf({ until, years }: WorldPlan): number {
  return until - years * 365 * DAY;
}

/** The moment as everything is written down: whole seconds, in UTC. */
export function instantOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
