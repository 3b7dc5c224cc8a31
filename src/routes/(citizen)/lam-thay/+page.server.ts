import { error, redirect } from '@sveltejs/kit';
import { inVietnam } from '#kernel/clock';
import { returnPath, signInPath, type CitizenActor } from '#modules/account';
import { actFor } from '#modules/account/server';
import { isInForce } from '#modules/citizen';
import { myMandates } from '#modules/citizen/server';
import { isSomethingParked } from '../../parked-post.ts';
import { forgetPages, goOn, MYSELF, REASONS } from '../../acting.ts';
import { textIn } from '../tai-khoan/uy-quyen/read-mandate-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** For whom somebody acts: asked when an address or a form belongs to another principal than the one in force, or when they want to choose. */
export const load: PageServerLoad = async function load({ locals, url, cookies }) {
  const actor = citizenHere(locals, url);
  const { acting } = locals.principal ?? { acting: null };
  const query = url.searchParams;
  const choices = await choicesOf(actor, locals);
  const chosen = query.get('chon');
  const reason = REASONS.find((one) => one === query.get('vi')) ?? null;
  const next = returnPath(query.get('next'), '');
  const found = choices.find(({ mandateId }) => mandateId === chosen) ?? null;
  const to = chosen === MYSELF ? { mandateId: MYSELF, name: null } : found;
  return {
    current: acting?.name ?? null,
    currentId: acting?.mandateId ?? null,
    // Whoever may no longer act for somebody is not told whom an address is about.
    reason:
      reason === 'gui' && chosen !== MYSELF && !found
        ? ('het' as const)
        : reason === 'ho-so' && chosen !== MYSELF && !found
          ? null
          : reason,
    to,
    choices,
    next,
    comesBack: reason === 'gui' && to !== null && isSomethingParked({ cookies }),
  };
};

export const actions: Actions = {
  switch: async (event) => {
    const { locals, request, url } = event;
    const actor = citizenHere(locals, url);
    const posted = await request.formData();
    const chosen = textIn(posted, 'chon');
    const mandateId = chosen === MYSELF ? null : chosen;
    const done = await actFor({ actor, token: locals.sessionToken ?? '', mandateId }, locals.needs);
    if (!done.ok) error(409, locals.words(`refusal.${done.refusal.code}`));
    forgetPages(event);
    goOn(textIn(posted, 'next'));
  },
};

/** Every principal this person may act for now. */
async function choicesOf(actor: CitizenActor, { needs }: App.Locals) {
  const { actingFor: _now, ...self } = actor;
  const found = await myMandates({ actor: self }, needs);
  const today = inVietnam(needs.now).toPlainDate().toString();
  return (found.ok ? found.value.byMe : [])
    .filter((mandate) => mandate.delegateId === actor.personId && isInForce(mandate, today))
    .map(({ id, kind, principalName, principalKind, procedures, untilOn }) => ({
      mandateId: id,
      name: principalName ?? '',
      kind,
      isOrganisation: principalKind === 'organisation',
      many: procedures?.length ?? null,
      untilOn,
    }));
}

function citizenHere({ actor, words }: App.Locals, url: URL): CitizenActor {
  if (!actor) redirect(303, signInPath(url.pathname + url.search));
  if (actor.kind !== 'citizen') error(403, words('dossiers.citizens-only'));
  return actor;
}
