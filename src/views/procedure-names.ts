import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** A procedure that can be filed online, to be chosen from a list. */
export interface ProcedureName {
  readonly code: string;
  readonly name: string;
}

/** Every procedure that can be filed online, by name. */
export async function procedureNames(db: Db): Promise<readonly ProcedureName[]> {
  const { rows } = await sql<ProcedureName>`
    select code, name from procedure where online and published_revision_id is not null order by name, code`.execute(db);
  return rows;
}
