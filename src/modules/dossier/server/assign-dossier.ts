import { readAgencies } from '#modules/agency/server';
import { findOfficer } from '#modules/staff/server';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import { appraisalSteps, stepAt } from '../route-position.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';

export type AssignRefusal = ActRefusal | { readonly code: 'dossier.assignee-unfit' };

/** The head of the competent agency gives the dossier to a specialist of it, or of a unit below; giving it to another later is the same action. */
export async function assignDossier(asked: Asked<'assign'>, needs: ActNeeds): Promise<Result<Acted, AssignRefusal>> {
  return act<'assign', AssignRefusal>(
    'assign',
    {
      asked,
      async decide({ dossier, facts, state, revision }, trx) {
        const { officerId, unitId } = asked.body;
        const officer = await findOfficer(trx, officerId);
        const agencies = await readAgencies(trx);
        const role = officer?.roles.find(
          (held) =>
            held.role === 'specialist' &&
            agencies.isWithin(held.agencyId, dossier.agencyId) &&
            (unitId === undefined || held.agencyId === unitId),
        );
        if (!officer?.active || !role) return refuse({ code: 'dossier.assignee-unfit' });

        const { steps } = revision.content.route;
        const first = appraisalSteps(steps)[0]?.id ?? 'appraise';
        const stepId = state.at === 'received' ? first : (stepAt(steps, state.at, facts) ?? first);
        return ok({ fact: { type: 'assigned', data: { officerId, unitId: role.agencyId, stepId } } });
      },
    },
    needs,
  );
}
