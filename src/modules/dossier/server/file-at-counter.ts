import type { ReceiveNeeds } from '#modules/paper/server';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import { receivingDesks } from '../serves-desk.ts';
import type { ActRefusal } from './act.ts';
import { findDossier } from './dossier-store.ts';
import { receiveDossier } from './receive-dossier.ts';
import { submitDossier } from './submit-dossier.ts';
import type { Submit, Submitted, SubmitRefusal } from './submit-dossier.ts';
import type { CheckNeeds } from './what-is-sent.ts';

/** A dossier that was filed and received in one go, with the code it was given. */
export interface FiledAtCounter extends Submitted {
  readonly code: string | null;
  readonly dueAt: string | null;
}

export type FileAtCounterRefusal = SubmitRefusal | ActRefusal | { readonly code: 'counter.not-yours' };

/**
 * The officer at the counter files what they prepared, and receives it in the same breath: its code and its due time are known while the
 * applicant still stands there.
 *
 * Two facts of the same moment, each with a key made of the request's: cut short between them, the same request asked again goes on where
 * it stopped, and a dossier that was filed and not received waits in the queue of its desk like any other.
 */
export async function fileAtCounter(
  asked: Submit,
  needs: CheckNeeds & ReceiveNeeds,
): Promise<Result<FiledAtCounter, FileAtCounterRefusal>> {
  if (receivingDesks(asked.actor).length === 0) return refuse({ code: 'counter.not-yours' });

  const filed = await submitDossier(asked, needs);
  if (!filed.ok) return filed;
  const { dossierId } = filed.value;
  const { actor, draftId } = asked;
  // One reception for one draft, whatever request asks for it.
  const received = await receiveDossier({ actor, dossierId, requestId: `receive ${draftId}`, body: {} }, needs);
  if (!received.ok) {
    const now = await findDossier(needs.db, dossierId);
    // A colleague at the desk was faster: it is received, and that was what was asked for.
    if (!now || now.dossier.code === null) return received;
    return ok({ ...filed.value, code: now.dossier.code, dueAt: now.dossier.dueAt });
  }
  const { code, dueAt } = received.value;
  return ok({ ...filed.value, code, dueAt });
}
