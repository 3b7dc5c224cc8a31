import { findAgency } from '#modules/agency/server';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import { newNote } from './note.ts';
import { act } from './act.ts';
import type { ActionBody } from '../action-body.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';

export type AskOpinionRefusal = ActRefusal | { readonly code: 'agency.unknown'; readonly agencyId: string };

/** The specialist asks other bodies for their opinions: several at once, which answer in their own time, or one after the other. */
export async function askOpinion(asked: Asked<'ask-opinion'>, needs: ActNeeds): Promise<Result<Acted, AskOpinionRefusal>> {
  return act<'ask-opinion', AskOpinionRefusal>(
    'ask-opinion',
    {
      asked,
      async decide(_scene, trx) {
        const [agencyId, ...others] = askedBodies(asked.body);
        for (const id of [agencyId, ...others]) if (!(await findAgency(trx, id))) return refuse({ code: 'agency.unknown', agencyId: id });
        const note = newNote('question', asked.body.question);
        const data = { agencyId, note: note.ref, ...(others.length > 0 ? { others } : {}) };
        return ok({ fact: { type: 'opinion-asked', data }, notes: [note] });
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

/** Everybody asked, each once. The schema of the body has seen to it that there is somebody. */
function askedBodies({ agencyId, agencyIds = [] }: ActionBody<'ask-opinion'>): readonly [string, ...string[]] {
  const [first, ...rest] = [...new Set([...(agencyId === undefined ? [] : [agencyId]), ...agencyIds])];
  if (first === undefined) throw new Error('Nobody is asked');
  return [first, ...rest];
}
