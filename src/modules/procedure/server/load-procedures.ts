import type { Db } from '#kernel/database';
import { inTransaction } from '#kernel/database';
import { expectOk } from '#kernel/result';
import { loadPaperTypes } from '#modules/paper/server';
import type { Form } from '#modules/form';
import type { FormSource } from '../content.ts';
import { listInCatalogue } from './procedure-store.postgres.ts';
import { readPackProcedures, readProcedurePack } from './procedure-pack.ts';
import { publishStaged } from './publish-staged.ts';
import { publishedRevisions } from './revision-store.postgres.ts';
import { stageImport } from './stage-import.ts';

/** What loading a pack changed. */
export interface LoadedProcedures {
  readonly procedures: number;
  readonly published: number;
}

/**
 * Loads the procedures of a pack at start: publishes those that differ from what is in force, so a second start changes
 * nothing. Two processes starting at once take turns. A pack that cannot be read stops the start.
 */
export async function loadProcedures(
  db: Db,
  pack: { readonly folder: string; readonly generateForm: (source: FormSource) => Form },
  { now }: { readonly now: Temporal.Instant },
): Promise<LoadedProcedures> {
  const lent = readProcedurePack(pack.folder, pack.generateForm);
  const text = readPackProcedures(pack.folder);
  const publisher = { kind: 'system' } as const;

  return inTransaction(db, async (trx) => {
    const paperTypes = new Set((await loadPaperTypes(trx, pack.folder)).map(({ type }) => type));
    const needs = { db: trx, now, pack: lent, paperTypes };
    const staged = expectOk(await stageImport({ publisher, text }, needs));
    const codes = staged.map(({ code }) => code);
    const published = expectOk(await publishStaged({ publisher, codes }, needs));

    const unchanged = staged.filter(({ standing }) => standing === 'unchanged').map(({ code }) => code);
    for (const revision of await publishedRevisions(trx, unchanged)) {
      await listInCatalogue(trx, revision, lent.searchWords[revision.code] ?? []);
    }
    return { procedures: staged.length, published: published.length };
  });
}
