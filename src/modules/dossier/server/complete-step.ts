import { readAgencies } from '#modules/agency/server';
import { kindOf, type RouteStep } from '#modules/procedure';
import type { Db } from '#kernel/database';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import { newNote } from './note.ts';
import { bodiesToHear, nextWork, stepAt, stepsToReturnTo, workAhead } from '../route-position.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked, Scene } from './act.ts';
import { answersGiven } from './answers-given.ts';

export type CompleteStepRefusal = ActRefusal | { readonly code: 'dossier.opinion-missing'; readonly agencyIds: readonly string[] };
export type ReturnStepRefusal = ActRefusal | { readonly code: 'dossier.step-unknown'; readonly stepId: string };

/** Whoever has a step is done with it: a specialist with what was appraised, a head with what was looked over. After the last the leader has the word. */
export async function completeStep(asked: Asked<'complete-step'>, needs: ActNeeds): Promise<Result<Acted, CompleteStepRefusal>> {
  return act<'complete-step', CompleteStepRefusal>(
    'complete-step',
    {
      asked,
      async decide(scene, trx) {
        const { facts, state, revision } = scene;
        const { steps } = revision.content.route;
        const answers = await answersGiven(trx, scene);
        const stepId = stepAt(steps, state.at, facts) ?? 'appraise';
        const missing = bodiesToHear({ ...scene, contents: { answers } });
        if (missing.length > 0) return refuse({ code: 'dossier.opinion-missing', agencyIds: missing });

        const { proposal, note: words } = asked.body;
        const note = words === undefined ? null : newNote('step', words);
        const next = nextWork(workAhead(revision, answers), { steps, stepId });
        return ok({
          fact: {
            type: 'step-done',
            data: {
              stepId,
              next: next?.id ?? null,
              ...(next ? await whoseIs(next, scene, trx) : {}),
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

/** A leader, a head or a specialist sends it back to a step that was done, with a reason; to the last one unless they say which. */
export async function returnStep(asked: Asked<'return-step'>, needs: ActNeeds): Promise<Result<Acted, ReturnStepRefusal>> {
  return act<'return-step', ReturnStepRefusal>(
    'return-step',
    {
      asked,
      decide({ revision, facts, state }) {
        const { route } = revision.content;
        const possible = stepsToReturnTo(route.steps, facts, state.at);
        const step = asked.body.stepId === undefined ? possible.at(-1) : possible.find(({ id }) => id === asked.body.stepId);
        if (!step && asked.body.stepId !== undefined) return refuse({ code: 'dossier.step-unknown', stepId: asked.body.stepId });
        if (!step) return refuse({ code: 'dossier.no-earlier-step', state: state.at });
        const note = newNote('return', asked.body.reason);
        const whose = kindOf(route, step.id) === 'review' ? ({ nextRole: 'head' } as const) : {};
        return ok({ fact: { type: 'step-returned', data: { stepId: step.id, note: note.ref, ...whose } }, notes: [note] });
      },
    },
    needs,
  );
}

/** What the fact must say of the step that follows: that it is a head's, or that another unit does it. */
async function whoseIs(next: RouteStep, { dossier, revision }: Scene, trx: Db): Promise<{ nextRole?: 'head'; nextUnit?: string }> {
  const agencies = await readAgencies(trx);
  const isReview = kindOf(revision.content.route, next.id) === 'review';
  const unit = next.unit ?? (isReview ? dossier.unitId : dossier.agencyId);
  return {
    ...(isReview ? { nextRole: 'head' } : {}),
    ...(agencies.isWithin(dossier.unitId, unit) ? {} : { nextUnit: unit }),
  };
}
