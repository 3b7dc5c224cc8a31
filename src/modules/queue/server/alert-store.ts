import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** Keeps that a desk was told of these filings; answers those it had not been told of before. */
export async function keepAlerts(
  db: Db,
  told: { readonly dossierIds: readonly string[]; readonly now: Temporal.Instant },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into reception_alert (dossier_id, at)
    select id, ${told.now.toString()}::timestamptz from unnest(${[...told.dossierIds]}::uuid[]) as filing (id)
    on conflict (dossier_id) do nothing
    returning dossier_id as id`.execute(db);
  return rows.map(({ id }) => id);
}
