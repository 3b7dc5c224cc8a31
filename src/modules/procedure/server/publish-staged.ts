import type { Db } from '#kernel/database';
import { inTransaction } from '#kernel/database';
import { ok, type Result } from '#kernel/result';
import type { Revision } from '../revision.ts';
import { listInCatalogue } from './procedure-store.postgres.ts';
import type { ProcedurePack } from './procedure-pack.ts';
import { mayPublish, noteChange, type Publisher, type PublishRefusal } from './publisher.ts';
import { indexProcedures } from './search-index.postgres.ts';
import { holdCatalogue, publishRevision, stagedRevisions } from './revision-store.postgres.ts';
import { soundRoutes, type RoutesUnsound } from './sound-routes.ts';

export interface PublishNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly pack: Pick<ProcedurePack, 'searchWords'>;
}

/**
 * Puts in force what is staged for these procedures, all of it or none; from then on its content cannot change.
 * A route that leads nowhere, or through an agency that is gone since it was staged, is not put in force. Dossiers under the former
 * revision keep it. Where nothing is staged nothing happens, so asking twice is harmless.
 */
export async function publishStaged(
  asked: { readonly publisher: Publisher; readonly codes: readonly string[] },
  needs: PublishNeeds,
): Promise<Result<readonly Revision[], PublishRefusal | RoutesUnsound>> {
  const allowed = mayPublish(asked.publisher);
  if (!allowed.ok) return allowed;

  return inTransaction(needs.db, async (db) => {
    const published = await publishAll({ codes: asked.codes, by: allowed.value }, { ...needs, db });
    if (!published.ok) return published;
    for (const { code, number, contentHash } of published.value) {
      await noteChange(asked.publisher, { code, what: 'procedure.published', after: { number, contentHash } }, { ...needs, db });
    }
    return published;
  });
}

async function publishAll(
  asked: { readonly codes: readonly string[]; readonly by: string },
  { db, now, pack }: PublishNeeds,
): Promise<Result<readonly Revision[], RoutesUnsound>> {
  await holdCatalogue(db);
  const staged = await stagedRevisions(db, asked.codes);
  const sound = await soundRoutes(
    db,
    staged.map(({ content }) => content),
  );
  if (!sound.ok) return sound;
  for (const revision of staged) {
    await publishRevision(db, { id: revision.id, code: revision.code, at: now, by: asked.by });
    await listInCatalogue(db, revision);
  }
  await indexProcedures(
    db,
    staged.map((revision) => ({ revision, words: pack.searchWords.procedures[revision.code] ?? [] })),
  );
  return ok(staged);
}
