import { ok } from '#kernel/result';
import type { Result } from '#kernel/result';
import { lastFact } from '../fact.ts';
import { mayStopWaiting } from '../limits.ts';
import type { LimitsRefusal } from '../limits.ts';
import { newNote } from './note.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';
import { dropSupplementDraft } from './supplement-store.ts';

export type StopRefusal = ActRefusal | LimitsRefusal;

/** The office stops settling and says why (form 05). While a supplement is awaited, only when the applicant's time is over. */
export async function stopDossier(asked: Asked<'stop'>, needs: ActNeeds): Promise<Result<Acted, StopRefusal>> {
  return act<'stop', StopRefusal>(
    'stop',
    {
      asked,
      decide({ dossier, facts, state, now }) {
        const waits = state.at === 'supplement-at-reception' || state.at === 'supplement-in-appraisal';
        const kept = waits ? mayStopWaiting(now, lastFact(facts, 'supplement-asked')?.data.answerBy ?? now.toString()) : ok(null);
        if (!kept.ok) return kept;
        const note = newNote('stop', asked.body.reason);
        return ok({
          fact: { type: 'stopped', data: { because: waits ? 'not-supplemented' : 'other', note: note.ref } },
          notes: [note],
          alongside: (trx) => dropSupplementDraft(trx, dossier.id),
        });
      },
    },
    needs,
  );
}
