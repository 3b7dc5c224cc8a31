import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit';
import type { CitizenActor } from '#modules/account';
import { actOnMandate, openMandate, type MandateShown } from '#modules/citizen/server';
import { procedureNames } from '#views/procedure-names';
import { sayMandate } from '../../../../say-mandate.ts';
import { citizenHere } from '../../../ho-so/citizen-here.ts';
import { todayOf } from '../read-mandate-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** One mandate with all that happened to it, for both it is between; either can end it here. */
export const load: PageServerLoad = async function load({ locals, params, url }) {
  const actor = citizenHere(locals, url);
  const mandate = await mandateHere(locals, { actor, id: params.id });
  const names = mandate.procedures === null ? [] : await procedureNames(locals.needs.db);
  return {
    mandate: sayMandate(mandate, { t: locals.words, today: todayOf(locals) }),
    isMine: mandate.delegateId === actor.personId,
    isAsked: mandate.state === 'asked',
    procedures: mandate.procedures?.map((code) => names.find((one) => one.code === code)?.name ?? code) ?? null,
  };
};

export const actions: Actions = {
  revoke: async ({ locals, params, url }): Promise<ActionFailure<{ readonly said: string }>> => {
    const actor = citizenHere(locals, url);
    const done = await actOnMandate({ actor, mandateId: params.id, move: 'revoke' }, locals.needs);
    if (!done.ok) return fail(409, { said: locals.words(`refusal.${done.refusal.code}`) });
    redirect(303, '/tai-khoan/uy-quyen?done=revoked');
  },
};

async function mandateHere({ needs, words }: App.Locals, { actor, id }: { actor: CitizenActor; id: string }): Promise<MandateShown> {
  const found = await openMandate({ actor, mandateId: id }, needs);
  if (!found.ok) error(404, words('refusal.mandate.unknown'));
  return found.value;
}
