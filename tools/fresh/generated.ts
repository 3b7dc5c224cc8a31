import { fonts } from './fonts.ts';
import { lockFile } from './lock-file.ts';
import { restInterface } from './interface.ts';
import { permissions } from './permissions.ts';
import { refusals } from './refusals.ts';
import { queries } from '../queries/queries.ts';

/** Files made from others, without a database. (`database/schema.sql` needs one: tools/schema/schema.test.ts compares it.) */
export interface Generated {
  /** What the files would say if made now, by path. */
  readonly make: () => Promise<ReadonlyMap<string, string | Uint8Array>>;
  /** The files that stand there today. */
  readonly committed: () => readonly string[];
}

export const GENERATED: readonly Generated[] = [queries, restInterface, permissions, refusals, lockFile, fonts];
