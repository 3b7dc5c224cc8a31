import { findAgency } from '#modules/agency/server';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import { newNote } from './note.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';

export type AskOpinionRefusal = ActRefusal | { readonly code: 'agency.unknown'; readonly agencyId: string };

/** The specialist asks another body for its opinion; several may be asked, one after the other. */
export async function askOpinion(asked: Asked<'ask-opinion'>, needs: ActNeeds): Promise<Result<Acted, AskOpinionRefusal>> {
  return act<'ask-opinion', AskOpinionRefusal>(
    'ask-opinion',
    {
      asked,
      async decide(_scene, trx) {
        const { agencyId, question } = asked.body;
        if (!(await findAgency(trx, agencyId))) return refuse({ code: 'agency.unknown', agencyId });
        const note = newNote('question', question);
        return ok({ fact: { type: 'opinion-asked', data: { agencyId, note: note.ref } }, notes: [note] });
      },
    },
    needs,
  );
}

/** The body asked gives its opinion; every opinion is recorded. */
export async function giveOpinion(asked: Asked<'give-opinion'>, needs: ActNeeds): Promise<Result<Acted, ActRefusal>> {
  return act(
    'give-opinion',
    {
      asked,
      decide({ acting }) {
        const note = newNote('opinion', asked.body.opinion);
        return ok({ fact: { type: 'opinion-given', data: { agencyId: acting.agencyId ?? '', note: note.ref } }, notes: [note] });
      },
    },
    needs,
  );
}
