import { inTransaction } from '#kernel/database';
import type { Result } from '#kernel/result';
import { readProcedureFile, type FileRefusal } from '../read-file.ts';
import { mayPublish, noteChange, type Publisher, type PublishRefusal } from './publisher.ts';
import type { RoutesUnsound } from './sound-routes.ts';
import { stageRecords, type StagedProcedure, type StageNeeds } from './stage-records.ts';

/**
 * Reads a file of procedures and stages what differs from the revisions in force: nothing is published, nothing is lost.
 *
 * All or nothing: a malformed file is refused whole, and so is one with a route that leads nowhere. Staging the same file again stages the same; what equals the
 * revision in force is not staged at all.
 */
export async function stageImport(
  asked: { readonly publisher: Publisher; readonly text: string },
  needs: StageNeeds,
): Promise<Result<readonly StagedProcedure[], FileRefusal | PublishRefusal | RoutesUnsound>> {
  const allowed = mayPublish(asked.publisher);
  if (!allowed.ok) return allowed;

  const file = readProcedureFile(asked.text);
  if (!file.ok) return file;

  return inTransaction(needs.db, async (db) => {
    const staged = await stageRecords(file.value, { ...needs, db });
    if (!staged.ok) return staged;
    for (const { code, number, standing } of staged.value) {
      if (standing === 'unchanged') continue;
      await noteChange(asked.publisher, { code, what: 'procedure.staged', after: { number } }, { ...needs, db });
    }
    return staged;
  });
}
