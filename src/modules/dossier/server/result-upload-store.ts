import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** Notes that a content was brought as the result of a dossier; the same content again changes nothing. */
export async function addResultUpload(
  db: Db,
  upload: { readonly dossierId: string; readonly sha256: string; readonly by: string; readonly at: string },
): Promise<void> {
  await sql`
    insert into result_upload (dossier_id, sha256, by, at)
    values (${upload.dossierId}, ${upload.sha256}, ${upload.by}, ${upload.at})
    on conflict (dossier_id, sha256) do nothing`.execute(db);
}

/** Whether this very dossier was brought this content as its result, and it was not found harmful. */
export async function isResultUpload(db: Db, asked: { readonly dossierId: string; readonly sha256: string }): Promise<boolean> {
  const { rows } = await sql`
    select 1 from result_upload r join stored_object o on o.sha256 = r.sha256
    where r.dossier_id = ${asked.dossierId} and r.sha256 = ${asked.sha256} and o.scan <> 'infected'`.execute(db);
  return rows.length === 1;
}
