import { inTransaction } from '#kernel/database';
import { ok, type Result } from '#kernel/result';
import { readProcedureFile, type FileRefusal } from '../read-file.ts';
import { mayPublish, type Publisher, type PublishRefusal } from './publisher.ts';
import { stageRecords, type StagedProcedure, type StageNeeds } from './stage-records.ts';

/**
 * Reads a file of procedures and stages what differs from the revisions in force: nothing is published, nothing is lost.
 *
 * All or nothing: a malformed file is refused whole. Staging the same file again stages the same; what equals the
 * revision in force is not staged at all.
 */
export async function stageImport(
  asked: { readonly publisher: Publisher; readonly text: string },
  needs: StageNeeds,
): Promise<Result<readonly StagedProcedure[], FileRefusal | PublishRefusal>> {
  const allowed = mayPublish(asked.publisher);
  if (!allowed.ok) return allowed;

  const file = readProcedureFile(asked.text);
  if (!file.ok) return file;

  return ok(await inTransaction(needs.db, (db) => stageRecords(file.value, { ...needs, db })));
}
