import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { findDossier, type DossierWithFacts } from './dossier-store.ts';

/** The dossier whose result is this very content; null when there is none. */
export async function findDossierByResult(db: Db, sha256: string): Promise<DossierWithFacts | null> {
  const { rows } = await sql<{ id: string }>`
    select id from dossier where result_paper = ${sha256} order by updated_at desc, id limit 1`.execute(db);
  return rows[0] ? findDossier(db, rows[0].id) : null;
}
