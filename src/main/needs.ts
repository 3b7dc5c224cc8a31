import type { Db } from '#kernel/database';
import type { Clock } from '#kernel/clock';

/** Everything the world lends to use cases, views and pages. One object satisfies them all; each asks for what it uses. */
export interface World {
  readonly db: Db;
  readonly clock: Clock;
}
