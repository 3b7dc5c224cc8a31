import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import { newNote } from './note.ts';
import { appraisalSteps, nextAppraisalStep, stepAt } from '../route-position.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';

export type ReturnStepRefusal = ActRefusal | { readonly code: 'dossier.step-unknown'; readonly stepId: string };

/** The specialist is done with a step of appraisal; after the last one the leader has the word. */
export async function completeStep(asked: Asked<'complete-step'>, needs: ActNeeds): Promise<Result<Acted, ActRefusal>> {
  return act(
    'complete-step',
    {
      asked,
      decide({ facts, state, revision }) {
        const { steps } = revision.content.route;
        const stepId = stepAt(steps, state.at, facts) ?? 'appraise';
        const { proposal, note: words } = asked.body;
        const note = words === undefined ? null : newNote('step', words);
        return ok({
          fact: {
            type: 'step-done',
            data: {
              stepId,
              next: nextAppraisalStep(steps, stepId),
              ...(proposal ? { proposal } : {}),
              ...(note ? { note: note.ref } : {}),
            },
          },
          notes: note ? [note] : [],
        });
      },
    },
    needs,
  );
}

/** The leader (or the specialist of a later step) sends it back to a step of appraisal, with a reason. */
export async function returnStep(asked: Asked<'return-step'>, needs: ActNeeds): Promise<Result<Acted, ReturnStepRefusal>> {
  return act<'return-step', ReturnStepRefusal>(
    'return-step',
    {
      asked,
      decide({ revision }) {
        const appraisal = appraisalSteps(revision.content.route.steps);
        const stepId = asked.body.stepId ?? appraisal.at(-1)?.id ?? 'appraise';
        if (asked.body.stepId !== undefined && !appraisal.some(({ id }) => id === stepId))
          return refuse({ code: 'dossier.step-unknown', stepId });
        const note = newNote('return', asked.body.reason);
        return ok({ fact: { type: 'step-returned', data: { stepId, note: note.ref } }, notes: [note] });
      },
    },
    needs,
  );
}
