import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { Agency } from '../agency.ts';

/** Writes a new agency; the pack leaves it alone. */
export async function insertAgency(db: Db, agency: Agency): Promise<void> {
  const { id, name, kind, parentId, unitCode, sessionPlanId, idSource, opensOn } = agency;
  await sql`
    insert into agency (id, name, kind, parent_id, unit_code, session_plan_id, id_source, opens_on, kept_by_office)
    values (${id}, ${name}, ${kind}, ${parentId}, ${unitCode}, ${sessionPlanId}, ${idSource}, ${opensOn}, true)`.execute(db);
}

/** Sets the first day on which an agency works no longer, or takes it away. */
export async function setCloses(db: Db, { agencyId, on }: { readonly agencyId: string; readonly on: string | null }): Promise<void> {
  await sql`update agency set closes_on = ${on}::date, kept_by_office = true where id = ${agencyId}`.execute(db);
}

/** One at a time changes the tree: two could add the same identifier, or close what the other builds upon. */
export async function holdTree(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('agencies', 0))`.execute(db);
}
