import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { readAgencies } from '#modules/agency/server';
import { MOST_SUBSTITUTE_DAYS, SUBSTITUTE_ROLES } from '#modules/staff';
import { endSubstitution, nameSubstitute, ownSubstitutions } from '#modules/staff/server';
import { inVietnam } from '#kernel/clock';
import { showDay } from '#kernel/typed-day';
import { officerHere } from '../officer-here.ts';
import { askedBy, errorsOf, readNaming, type SaidError, type TypedNaming } from './read-naming.ts';
import { saySeats, saySubstitution } from './say-substitution.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['named', 'ended'] as const;

/** Who stands in for the officer, for whom they stand in, and naming somebody. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const actor = officerHere(locals, url);
  const { needs, words: t } = locals;
  const own = await ownSubstitutions({ actor }, needs);
  if (!own.ok) error(403, t(`refusal.${own.refusal.code}`));
  const agencies = await readAgencies(needs.db);
  const today = inVietnam(needs.now).toPlainDate().toString();
  const say = { t, today, agencies };
  return {
    done: DONE.find((one) => one === url.searchParams.get('done')) ?? null,
    now: (actor.standIns ?? []).map(({ role, agencyId, name, until }) =>
      t('route.substitutes.now.seat', {
        role: t(`dossier.role.${role}`),
        agency: agencies.find(agencyId)?.name ?? agencyId,
        name,
        until: showDay(until),
      }),
    ),
    given: own.value.given.map((one) => saySubstitution(one, say)),
    taken: own.value.taken.map((one) => saySubstitution(one, say)),
    holdsSeats: actor.roles.some(({ role }) => SUBSTITUTE_ROLES.some((one) => one === role)),
    seats: await saySeats(actor, { ...say, db: needs.db }),
    today: showDay(today),
    days: MOST_SUBSTITUTE_DAYS,
  };
};

interface Returned {
  readonly typed?: TypedNaming;
  readonly errors: readonly SaidError[];
}

export const actions: Actions = {
  name: async ({ locals, request, url }): Promise<ActionFailure<Returned>> => {
    const actor = officerHere(locals, url);
    const { needs, words: t } = locals;
    const today = inVietnam(needs.now).toPlainDate().toString();
    const typed = readNaming(await request.formData());
    const named = await nameSubstitute({ actor, officerId: actor.officerId, ...askedBy(typed, today) }, needs);
    if (named.ok) redirect(303, '/can-bo/thay-the?done=named');
    return fail(422, { typed, errors: errorsOf(named.refusal, typed, t) });
  },
  end: async ({ locals, request, url }): Promise<ActionFailure<Returned>> => {
    const actor = officerHere(locals, url);
    const id = (await request.formData()).get('id');
    const ended = await endSubstitution({ actor, id: typeof id === 'string' ? id : '' }, locals.needs);
    if (ended.ok) redirect(303, '/can-bo/thay-the?done=ended');
    return fail(409, { errors: [{ text: locals.words(`refusal.${ended.refusal.code}`) }] });
  },
};
