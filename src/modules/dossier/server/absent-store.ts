import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** A paper that need not be given, declared as not applying; what was said to it may be nothing. */
export interface DeclaredAbsent {
  readonly component: string;
  readonly reason: string;
}

/** Everything declared as not applying, of a draft or of the dossier it became. */
export async function declaredAbsent(db: Db, draftId: string): Promise<readonly DeclaredAbsent[]> {
  const { rows } = await sql<DeclaredAbsent>`
    select component, reason from declared_absent where draft_id = ${draftId} order by component`.execute(db);
  return rows;
}

export async function keepAbsent(
  db: Db,
  declared: DeclaredAbsent & { readonly draftId: string; readonly at: string; readonly personId: string },
): Promise<void> {
  const { draftId, component, reason, at, personId } = declared;
  await sql`
    insert into declared_absent (draft_id, component, reason, declared_at, by_person)
    values (${draftId}, ${component}, ${reason}, ${at}, ${personId})
    on conflict (draft_id, component) do update set reason = excluded.reason, declared_at = excluded.declared_at, by_person = excluded.by_person`.execute(
    db,
  );
}

export async function dropAbsent(db: Db, { draftId, component }: { readonly draftId: string; readonly component: string }): Promise<void> {
  await sql`delete from declared_absent where draft_id = ${draftId} and component = ${component}`.execute(db);
}
