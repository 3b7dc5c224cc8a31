import { fail, redirect } from '@sveltejs/kit';
import { MOST_SUBSTITUTE_DAYS, SUBSTITUTE_ROLES } from '#modules/staff';
import { arrangeSubstitute, endArranged, substituteCandidates, substitutionsArranged } from '#modules/staff/server';
import { inVietnam } from '#kernel/clock';
import { showDay } from '#kernel/typed-day';
import { seatsAt } from '#views/officers';
import { askedBy, errorsOf, readNaming } from '../../../(officer)/can-bo/thay-the/read-naming.ts';
import { saySubstitution } from '../../../(officer)/can-bo/thay-the/say-substitution.ts';
import { administratorHere } from '../administrator-here.ts';
import { agencyOptions } from '../agency-options.ts';
import { textOf } from '../posted.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, url }) {
  const { actor, by, agencies } = await administratorHere(locals, url);
  const { needs, words: t } = locals;
  const today = inVietnam(needs.now).toPlainDate().toString();
  const arranged = await substitutionsArranged({ actor }, needs);
  const options = agencyOptions(agencies, by);
  const agency = options.find(({ value }) => value === url.searchParams.get('co-quan'))?.value ?? null;
  const roleOf = (role: (typeof SUBSTITUTE_ROLES)[number]) => t(`dossier.role.${role}`);
  const seats = agency === null ? [] : await seatsAt(needs.db, { agencyId: agency, roles: SUBSTITUTE_ROLES });
  const candidates = agency === null ? [] : await substituteCandidates(needs.db, { officerId: '', agencyId: agency });
  return {
    arranged: (arranged.ok ? arranged.value : []).map((one) => ({
      ...saySubstitution(one, { t, today, agencies }),
      officerId: one.officerId,
    })),
    agencies: options,
    agency,
    seats: seats.map(({ officerId, name, role }) => ({
      value: `${role}@${agency ?? ''}@${officerId}`,
      label: `${roleOf(SUBSTITUTE_ROLES.find((one) => one === role) ?? 'specialist')} – ${name}`,
    })),
    candidates: candidates.map(({ officerId, name, agencyId }) => ({
      value: officerId,
      label: `${name} (${agencies.find(agencyId)?.name ?? agencyId})`,
    })),
    today: showDay(today),
    days: MOST_SUBSTITUTE_DAYS,
    done: url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  name: async ({ locals, request, url }) => {
    const { actor, by } = await administratorHere(locals, url);
    const { needs, words: t } = locals;
    const posted = await request.formData();
    const [role = '', agencyId = '', officerId = ''] = textOf(posted, 'seat').split('@');
    const naming = readNaming(posted);
    const typed = { ...naming, seat: textOf(posted, 'seat') };
    if (officerId === '') return fail(422, { typed, errors: [{ field: 'seat', text: t('issue.seat.required') }] });
    const today = inVietnam(needs.now).toPlainDate().toString();
    const { fromOn, untilOn, reason } = askedBy(naming, today);
    const asked = { actor, by, officerId, role, agencyId, substituteId: naming.who, fromOn, untilOn, reason };
    const named = await arrangeSubstitute(asked, needs);
    if (!named.ok) return fail(422, { typed, errors: errorsOf(named.refusal, naming, t) });
    redirect(303, '/quan-tri/thay-the?done=substitute-named');
  },
  end: async ({ locals, request, url }) => {
    const { actor, by } = await administratorHere(locals, url);
    const posted = await request.formData();
    const ended = await endArranged({ actor, by, id: textOf(posted, 'id') }, locals.needs);
    if (!ended.ok) return fail(409, { errors: [{ text: locals.words(`refusal.${ended.refusal.code}`) }] });
    redirect(303, '/quan-tri/thay-the?done=substitute-ended');
  },
};
