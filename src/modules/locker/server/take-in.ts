import { inTransaction, type Db } from '#kernel/database';
import type { DossierTold } from '../dossier-told.ts';
import { whatIsKept } from '../what-is-kept.ts';
import { keepFacts } from './fact-store.ts';
import { keepPaper } from './paper-store.ts';
import { holdLocker, noteTaken, takenUpTo } from './taken-store.ts';
import { readTypeTable } from './terms-store.postgres.ts';

/**
 * Takes what a dossier tells into the locker of whom it belongs to. Told twice it changes nothing; told late, after more was taken in,
 * it is passed over.
 */
export async function takeIn(told: DossierTold, needs: { readonly db: Db }): Promise<void> {
  await inTransaction(needs.db, async function take(trx) {
    await holdLocker(trx, told.party.id);
    if ((await takenUpTo(trx, told.dossierId)) > told.version) return;
    const { papers, facts } = whatIsKept(told, await readTypeTable(trx));
    for (const paper of papers) await keepPaper(trx, told.party.id, paper);
    await keepFacts(trx, { partyId: told.party.id, dossierId: told.dossierId, procedureCode: told.procedureCode, facts });
    await noteTaken(trx, { dossierId: told.dossierId, partyId: told.party.id, version: told.version });
  });
}
