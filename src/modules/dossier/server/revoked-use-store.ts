import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** A result that was taken back, by the fact that says so. */
export interface RevokedResult {
  /** The dossier it was issued for. */
  readonly sourceId: string;
  readonly sha256: string;
  readonly factId: string;
  readonly at: string;
}

/** A paper of a dossier that its issuer took back since. */
export interface RevokedUse {
  readonly sha256: string;
  readonly at: string;
  /** What the paper is called in this dossier. */
  readonly name: string;
  readonly component: string;
}

/** Marks every dossier in which a result stands that was taken back; answers those it had not marked before. */
export async function markRevokedUses(db: Db, { sourceId, sha256, factId, at }: RevokedResult): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into revoked_use (dossier_id, sha256, source_id, fact_id, at)
    select distinct p.dossier_id, p.sha256, ${sourceId}::uuid, ${factId}::uuid, ${at}::timestamptz
    from dossier_paper p
    where p.sha256 = ${sha256} and p.dossier_id <> ${sourceId} and p.superseded_at is null
    on conflict (dossier_id, sha256) do nothing
    returning dossier_id as id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Which papers of a dossier were taken back by whoever issued them. */
export async function revokedUsesOf(db: Db, dossierId: string): Promise<readonly RevokedUse[]> {
  const { rows } = await sql<RevokedUse>`
    select u.sha256, u.at, p.name, p.component
    from revoked_use u
    join dossier_paper p on p.dossier_id = u.dossier_id and p.sha256 = u.sha256 and p.superseded_at is null
    where u.dossier_id = ${dossierId}
    order by u.at, p.id`.execute(db);
  return rows;
}
