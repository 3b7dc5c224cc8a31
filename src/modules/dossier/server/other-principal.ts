import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { principalOf } from '#modules/citizen';
import { findMandateFor } from '#modules/citizen/server';
import type { CitizenActor } from '../actor.ts';
import { findDossier, findDossierByNumber } from './dossier-store.ts';
import { findDraft } from './draft-store.ts';

/** Somebody else than the actor acts for now, whose business a draft or dossier is. */
export interface OtherPrincipal {
  /** The mandate by which the actor may act for them; null: it is the actor's own. */
  readonly mandateId: string | null;
}

/**
 * In whose name an actor would have to act to open a draft or dossier that is none of their present business; null when it is their
 * business already, or when nothing lets them open it: then it does not exist for them.
 */
export async function otherPrincipal(
  asked: { readonly actor: CitizenActor; readonly dossier: string },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<OtherPrincipal | null> {
  const { actor } = asked;
  const owned = await ownerOf(needs.db, asked.dossier);
  if (!owned || owned.owner === principalOf(actor)) return null;
  if (owned.owner === actor.personId) return { mandateId: null };
  const today = inVietnam(needs.now).toPlainDate().toString();
  const mandate = await findMandateFor(needs.db, {
    delegateId: actor.personId,
    principalId: owned.owner,
    procedure: owned.procedureCode,
    today,
  });
  return mandate && { mandateId: mandate.id };
}

async function ownerOf(db: Db, text: string): Promise<{ readonly owner: string; readonly procedureCode: string } | null> {
  const draft = isId(text) ? await findDraft(db, text) : null;
  if (draft) return { owner: draft.personId, procedureCode: draft.procedureCode };
  const found = isId(text) ? await findDossier(db, text) : await findDossierByNumber(db, text);
  return found && { owner: found.dossier.applicantId, procedureCode: found.dossier.procedureCode };
}
