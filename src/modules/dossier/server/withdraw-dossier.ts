import { ok } from '#kernel/result';
import type { Result } from '#kernel/result';
import { newNote } from './note.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';
import { dropSupplementDraft } from './supplement-store.ts';

/** The applicant takes the dossier back; possible until the result is issued. */
export async function requestWithdrawal(asked: Asked<'request-withdrawal'>, needs: ActNeeds): Promise<Result<Acted, ActRefusal>> {
  return act(
    'request-withdrawal',
    {
      asked,
      decide({ dossier }) {
        const { reason } = asked.body;
        const note = reason === undefined ? null : newNote('withdrawal', reason);
        return ok({
          fact: { type: 'withdrawal-requested', data: note ? { note: note.ref } : {} },
          notes: note ? [note] : [],
          alongside: (trx) => dropSupplementDraft(trx, dossier.id),
        });
      },
    },
    needs,
  );
}

/** The one-stop officer confirms that nothing more is done and papers go back. */
export async function confirmWithdrawal(asked: Asked<'confirm-withdrawal'>, needs: ActNeeds): Promise<Result<Acted, ActRefusal>> {
  return act(
    'confirm-withdrawal',
    {
      asked,
      decide() {
        const words = asked.body.note;
        const note = words === undefined ? null : newNote('withdrawal', words);
        return ok({ fact: { type: 'withdrawn', data: note ? { note: note.ref } : {} }, notes: note ? [note] : [] });
      },
    },
    needs,
  );
}
