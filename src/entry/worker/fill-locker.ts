import { leaveJob } from '#kernel/jobs';
import type { Db } from '#kernel/database';
import type { FactType } from '#modules/dossier';
import { takeIn } from '#modules/locker/server';
import { dossierTold } from '#views/dossier-told';
import { notTakenIn } from '#views/not-taken-in';

/** Facts after which a dossier has more to tell the locker: something was handed in, found right or wrong, issued or taken back. */
const TELLING: ReadonlySet<FactType> = new Set([
  'filed',
  'supplemented',
  'supplement-asked',
  'received',
  'decided',
  'issued',
  'result-revoked',
]);

/** Leaves word that a dossier is to be taken into its applicant's locker, when the fact has something to tell it. */
export async function leaveForLocker(db: Db, { dossierId, type }: { readonly dossierId: string; readonly type: FactType }): Promise<void> {
  if (TELLING.has(type)) await leaveJob(db, 'take-in', { dossierId }, { key: `take-in:${dossierId}` });
}

/** Takes one dossier into the locker of its applicant, as far as it has come. */
export async function takeInDossier({ dossierId }: { readonly dossierId: string }, needs: { readonly db: Db }): Promise<void> {
  const told = await dossierTold(needs.db, dossierId);
  if (told) await takeIn(told, needs);
}

const AT_ONCE = 50;

/** Takes in what somebody filed before there was a locker; goes on in another job while there is more. */
export async function fillLocker({ partyId }: { readonly partyId: string }, needs: { readonly db: Db }): Promise<void> {
  const dossiers = await notTakenIn(needs.db, { partyId, limit: AT_ONCE });
  for (const dossierId of dossiers) await takeInDossier({ dossierId }, needs);
  if (dossiers.length === AT_ONCE) await leaveJob(needs.db, 'fill-locker', { partyId }, { key: `fill-locker:${partyId}` });
}
