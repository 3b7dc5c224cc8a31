import { readAgencies } from '#modules/agency/server';
import { findOfficer } from '#modules/staff/server';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import { stepAt, workAhead } from '../route-position.ts';
import { answersGiven } from './answers-given.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';

export type AssignRefusal = ActRefusal | { readonly code: 'dossier.assignee-unfit' };

/**
 * A head gives the dossier to a specialist of the unit that does the step, or of one below it: the competent agency, unless the step
 * names another. Giving it to another later is the same action.
 */
export async function assignDossier(asked: Asked<'assign'>, needs: ActNeeds): Promise<Result<Acted, AssignRefusal>> {
  return act<'assign', AssignRefusal>(
    'assign',
    {
      asked,
      async decide(scene, trx) {
        const { dossier, facts, state, revision } = scene;
        const { steps } = revision.content.route;
        const first = workAhead(revision, await answersGiven(trx, scene))[0]?.id ?? 'appraise';
        const stepId = state.at === 'received' ? first : (stepAt(steps, state.at, facts) ?? first);
        const unit = steps.find(({ id }) => id === stepId)?.unit ?? dossier.agencyId;

        const { officerId, unitId } = asked.body;
        const officer = await findOfficer(trx, officerId);
        const agencies = await readAgencies(trx);
        const role = officer?.roles.find(
          (held) =>
            held.role === 'specialist' && agencies.isWithin(held.agencyId, unit) && (unitId === undefined || held.agencyId === unitId),
        );
        if (!officer?.active || !role) return refuse({ code: 'dossier.assignee-unfit' });
        return ok({ fact: { type: 'assigned', data: { officerId, unitId: role.agencyId, stepId } } });
      },
    },
    needs,
  );
}
