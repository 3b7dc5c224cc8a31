import type { Db } from '#kernel/database';
import { coversProcedure } from '#modules/citizen';
import type { CitizenActor } from '#modules/account';
import { hasChannel } from '#modules/procedure';
import type { DossierPage } from '#views/dossier-page';
import { proceduresUsing, type ProcedureUsing } from '#views/procedures-using';
import { mayFileAgain } from './nop-lai/may-file-again.ts';

/** What can be begun from a dossier: the same once more, and the procedures that ask for its result. */
export async function againFrom(
  { dossier, revision }: DossierPage,
  { actor, db }: { readonly actor: CitizenActor; readonly db: Db },
): Promise<{ readonly same: 'again' | 'renew' | null; readonly next: readonly ProcedureUsing[] }> {
  const { result } = revision.content.record;
  const isOnline = hasChannel(revision.content, 'online') && coversProcedure(actor, dossier.procedureCode);
  const same = isOnline && mayFileAgain(dossier, { same: true });
  const goesOn = mayFileAgain(dossier, { same: false });
  const using = goesOn ? await proceduresUsing(db, { code: result?.code?.trim() || null, paperType: result?.docType?.trim() || null }) : [];
  return {
    same: same ? (dossier.outcome === 'approved' ? 'renew' : 'again') : null,
    next: using.filter(({ code }) => code !== dossier.procedureCode && coversProcedure(actor, code)),
  };
}
