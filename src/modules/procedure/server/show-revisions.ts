import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { differenceBetween } from '../difference.ts';
import { PROCEDURE_CODE } from '../record.ts';
import type { RevisionState } from '../revision.ts';
import type { RevisionChange } from '../revision-change.ts';
import { publishedRevisions, stagedRevisions } from './revision-store.postgres.ts';

/** A revision in the list of a procedure's revisions. */
export interface RevisionListed {
  readonly id: string;
  readonly number: number;
  readonly state: RevisionState;
  readonly stagedAt: string;
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
  readonly flags: number;
}

/** Every revision of a procedure, newest first. */
export async function listRevisions(db: Db, code: string): Promise<readonly RevisionListed[]> {
  const { rows } = await sql<RevisionListed>`
    select id, number, state, staged_at as "stagedAt", published_at as "publishedAt", published_by as "publishedBy",
      jsonb_array_length(flags) as flags
    from procedure_revision where code = ${code}
    order by number desc`.execute(db);
  return rows;
}

/** What waits to be published for a procedure beside what is in force, and how the two differ. */
export async function stagedBeside(db: Db, code: string) {
  if (!PROCEDURE_CODE.test(code)) return { staged: null, inForce: null, changes: [] };
  const [staged = null] = await stagedRevisions(db, [code]);
  const [inForce = null] = await publishedRevisions(db, [code]);
  const changes: readonly RevisionChange[] = staged && inForce ? differenceBetween(inForce.content, staged.content) : [];
  return { staged, inForce, changes };
}
