import { inTransaction, type Db } from '#kernel/database';
import { ok, type Result } from '#kernel/result';
import { mayPublish, noteChange, type Publisher, type PublishRefusal } from './publisher.ts';
import { dropStaged, holdCatalogue, stagedRevisions } from './revision-store.postgres.ts';

/** Forgets what waits to be published for a procedure; what is in force stays. Withdrawing twice changes nothing. */
export async function withdrawStaged(
  asked: { readonly publisher: Publisher; readonly code: string },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<{ readonly withdrawn: number }, PublishRefusal>> {
  const { publisher, code } = asked;
  const allowed = mayPublish(publisher);
  if (!allowed.ok) return allowed;
  return inTransaction(needs.db, async (db) => {
    await holdCatalogue(db);
    const staged = await stagedRevisions(db, [code]);
    await dropStaged(db, [code]);
    for (const { number, contentHash } of staged) {
      await noteChange(publisher, { code, what: 'procedure.staged-withdrawn', before: { number, contentHash } }, { ...needs, db });
    }
    return ok({ withdrawn: staged.length });
  });
}
