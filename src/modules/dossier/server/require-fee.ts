import { ok } from '#kernel/result';
import type { Result } from '#kernel/result';
import { lastFact } from '../fact.ts';
import { newNote } from './note.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';

/** The applicant must pay before work goes on; the time until then is not the office's. */
export async function requireFee(asked: Asked<'require-fee'>, needs: ActNeeds): Promise<Result<Acted, ActRefusal>> {
  return act(
    'require-fee',
    {
      asked,
      decide() {
        const { amount, reason } = asked.body;
        const note = reason === undefined ? null : newNote('fee', reason);
        return ok({ fact: { type: 'fee-due', data: { amount, ...(note ? { note: note.ref } : {}) } }, notes: note ? [note] : [] });
      },
    },
    needs,
  );
}

/** Proof of payment is there: work resumes with what was left of the limit. */
export async function confirmFee(asked: Asked<'confirm-fee'>, needs: ActNeeds): Promise<Result<Acted, ActRefusal>> {
  return act(
    'confirm-fee',
    {
      asked,
      decide({ facts }) {
        const { method, receipt } = asked.body;
        const amount = lastFact(facts, 'fee-due')?.data.amount;
        if (amount === undefined) throw new Error('A fee is paid that nobody asked for');
        return ok({ fact: { type: 'fee-paid', data: { amount, method, ...(receipt ? { receipt } : {}) } } });
      },
    },
    needs,
  );
}
