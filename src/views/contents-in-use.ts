import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/**
 * Which of these contents something refers to: a draft or what was bound for it, a dossier, an official paper, a result, a mandate, a locker,
 * what an officer noted of a scan or signed, what was revoked.
 */
export async function contentsInUse(db: Db, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from draft_paper where sha256 = any(${hashes}::text[])
    union select sha256 from bound_paper where sha256 = any(${hashes}::text[])
    union select sha256 from dossier_paper where sha256 = any(${hashes}::text[])
    union select sha256 from issued_paper where sha256 = any(${hashes}::text[])
    union select sha256 from locker_paper where sha256 = any(${hashes}::text[])
    union select sha256 from result_upload where sha256 = any(${hashes}::text[])
    union select paper_sha256 from mandate where paper_sha256 = any(${hashes}::text[])
    union select sha256 from digitised_paper where sha256 = any(${hashes}::text[])
    union select sha256 from scan_signature where sha256 = any(${hashes}::text[])
    union select sha256 from revoked_use where sha256 = any(${hashes}::text[])
    union select result_paper from dossier where result_paper = any(${hashes}::text[])`.execute(db);
  return new Set(rows.map(({ sha256 }) => sha256));
}
