import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { returnPath, signInPath, type CitizenActor } from '#modules/account';
import { saveOwnProfile, signOutElsewhere } from '#modules/account/server';
import { hasProfile, profileWarnings } from '#modules/citizen';
import { getPerson } from '#modules/citizen/server';
import { readUnits } from '#modules/place/server';
import type { Actions, PageServerLoad } from './$types';
import { showSaved, typedBeforeSignIn } from '../../parked-post.ts';
import { accountNow, tellAccountChange } from '../told-anew.ts';
import { errorsOf, readTyped, sayBirthDate, typedOf, unitOptions } from './profile-page.ts';

export const load: PageServerLoad = async function load(event) {
  const { locals, url } = event;
  const { needs, words } = locals;
  const actor = citizenOr(locals, url);
  const before = await typedBeforeSignIn(event);
  const typed = before && readTyped(before);
  if (typed && (await saveOwnProfile({ actor, typed }, needs)).ok) showSaved(url);
  const person = await getPerson(needs.db, actor.personId);
  const ended = Number(url.searchParams.get('da-thoat') ?? Number.NaN);
  return {
    phone: person.phone,
    typed: typed ?? typedOf(person),
    birthDate: sayBirthDate(person.birthDate),
    verified: person.identity === 'verified',
    isNew: !hasProfile(person),
    units: unitOptions(await readUnits(needs.db), words),
    warnings: profileWarnings(person).map((warning) => words(`form.warning.${warning.code}`, warning)),
    next: returnPath(url.searchParams.get('next'), ''),
    saved: url.searchParams.has('da-luu'),
    drafts: Math.trunc(Number(url.searchParams.get('nhap') ?? '0')) || 0,
    ended: Number.isSafeInteger(ended) ? ended : null,
  };
};

interface Returned {
  readonly typed: ReturnType<typeof readTyped>;
  readonly errors: { readonly field?: string; readonly text: string }[];
}

export const actions: Actions = {
  save: async ({ request, locals, url }): Promise<ActionFailure<Returned>> => {
    const { needs, words } = locals;
    const actor = citizenOr(locals, url);
    const typed = readTyped(await request.formData());

    const before = await accountNow(actor.personId, locals);
    const saved = await saveOwnProfile({ actor, typed }, needs);
    if (!saved.ok) {
      const { refusal } = saved;
      if (refusal.code === 'profile.malformed') return fail(422, { typed, errors: errorsOf(refusal.issues, words) });
      const field = refusal.code === 'profile.cccd-taken' ? { field: 'cccd' } : {};
      const status = refusal.code === 'profile.too-often' ? 429 : 422;
      return fail(status, { typed, errors: [{ ...field, text: words(`refusal.${refusal.code}`, refusal) }] });
    }

    const drafts = await tellAccountChange({ partyId: actor.personId, before }, locals);
    const next = returnPath(url.searchParams.get('next'), '');
    const person = await getPerson(needs.db, actor.personId);
    if (next !== '' && profileWarnings(person).length === 0) redirect(303, next);
    const told = drafts > 0 ? `&nhap=${drafts}` : '';
    redirect(303, `/tai-khoan?da-luu${told}${next === '' ? '' : `&next=${encodeURIComponent(next)}`}`);
  },

  elsewhere: async ({ locals, url }) => {
    const actor = citizenOr(locals, url);
    const ended = await signOutElsewhere({ actor, token: locals.sessionToken ?? '' }, locals.needs);
    redirect(303, `/tai-khoan?da-thoat=${ended}`);
  },
};

/** The signed-in citizen; anybody else is sent to the door that fits, and comes back here afterwards. */
function citizenOr({ actor }: App.Locals, url: URL): CitizenActor {
  if (actor?.kind === 'citizen') return actor;
  if (actor?.kind === 'officer') redirect(303, '/can-bo');
  redirect(
    303,
    signInPath(url.searchParams.has('next') ? `/tai-khoan?next=${encodeURIComponent(url.searchParams.get('next') ?? '')}` : '/tai-khoan'),
  );
}
