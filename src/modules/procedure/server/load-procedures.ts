import type { Db } from '#kernel/database';
import { inTransaction } from '#kernel/database';
import { expectOk } from '#kernel/result';
import type { Form } from '#modules/form';
import { loadPaperTypes } from '#modules/paper/server';
import { same } from '../canonical.ts';
import type { FormSource } from '../content.ts';
import { readProcedureFile, type ReadRecord } from '../read-file.ts';
import { keepLifeEvents } from './life-event-store.postgres.ts';
import { readPackProcedures, readProcedurePack } from './procedure-pack.ts';
import { codesToIndex, listInCatalogue } from './procedure-store.postgres.ts';
import { publishStaged } from './publish-staged.ts';
import { holdCatalogue, publishedRevisions, recordsEverPublished } from './revision-store.postgres.ts';
import { indexProcedures, keepPhrases } from './search-index.postgres.ts';
import { stageRecords } from './stage-records.ts';

/** What loading a pack changed. */
export interface LoadedProcedures {
  readonly procedures: number;
  readonly published: number;
}

/**
 * Loads the procedures of a pack at start: publishes what the pack brings and nobody has published yet, so a second start
 * changes nothing, and an office that has since imported a newer record keeps it. Two processes starting at once take
 * turns. A pack that cannot be read stops the start.
 */
export async function loadProcedures(
  db: Db,
  pack: { readonly folder: string; readonly generateForm: (source: FormSource) => Form },
  { now }: { readonly now: Temporal.Instant },
): Promise<LoadedProcedures> {
  const lent = readProcedurePack(pack.folder, pack.generateForm);
  const read = expectOk(readProcedureFile(readPackProcedures(pack.folder)));

  return inTransaction(db, async (trx) => {
    await holdCatalogue(trx);
    const paperTypes = new Set((await loadPaperTypes(trx, pack.folder)).map(({ type }) => type));
    const needs = { db: trx, now, pack: lent, paperTypes };
    const staged = expectOk(await stageRecords(await notOutdated(trx, read), needs));
    const changed = staged.filter(({ standing }) => standing !== 'unchanged').map(({ code }) => code);
    const published = expectOk(await publishStaged({ publisher: { kind: 'system' }, codes: changed }, needs));

    const named = [...read.map(({ record }) => record.code), ...Object.keys(lent.searchWords.procedures)];
    await keepPhrases(trx, lent.searchWords);
    await keepLifeEvents(trx, lent.lifeEvents);
    const revisions = await publishedRevisions(trx, await codesToIndex(trx, named));
    for (const revision of revisions) await listInCatalogue(trx, revision);
    await indexProcedures(
      trx,
      revisions.map((revision) => ({ revision, words: lent.searchWords.procedures[revision.code] ?? [] })),
    );
    return { procedures: read.length, published: published.length };
  });
}

/** Without the records that were in force once and have been replaced by the office since. */
async function notOutdated(db: Db, read: readonly ReadRecord[]): Promise<readonly ReadRecord[]> {
  const known = await recordsEverPublished(
    db,
    read.map(({ record }) => record.code),
  );
  return read.filter(({ record }) => {
    const [inForce, ...former] = known.get(record.code) ?? [];
    return inForce === undefined || same(inForce, record) || !former.some((one) => same(one, record));
  });
}
