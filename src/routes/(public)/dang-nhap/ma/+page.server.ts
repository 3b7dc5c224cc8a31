import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { returnPath, sessionCookieName, sessionCookieOptions } from '#modules/account';
import { bringPreferences, requestCodeAgain, showChallenge, signInByCode, type SignedInCitizen } from '#modules/account/server';
import { hasProfile } from '#modules/citizen';
import { getPerson } from '#modules/citizen/server';
import { rememberedPreferences } from '../../../preference-cookies.ts';
import { sentenceOf, textOf } from '../ask-code.ts';
import { forgetChallenge, keepChallenge, readChallenge } from '../challenge-cookie.ts';
import { codeMessage } from '../code-message.ts';
import type { Actions, PageServerLoad } from './$types';

/** The page knows the question by a cookie, and carries it in the form: a second tab asks a question of its own. */
export const load: PageServerLoad = async function load({ cookies, locals, url }) {
  const next = returnPath(url.searchParams.get('next'), '');
  const challengeId = readChallenge(cookies);
  const challenge = await showChallenge(challengeId, locals.needs);
  if (!challenge) redirect(303, next === '' ? '/dang-nhap' : `/dang-nhap?next=${encodeURIComponent(next)}`);
  return { challengeId, phone: challenge.phone, next, sent: url.searchParams.has('gui-lai'), sandbox: locals.needs.sandboxOrigin };
};

export const actions: Actions = {
  enter: async (event) => {
    const { needs, address, words, sessionToken } = event.locals;
    const form = await event.request.formData();
    const code = textOf(form, 'code');
    if (code.trim() === '') return fail(422, { error: words('issue.code.required') });

    const challengeId = textOf(form, 'challenge');
    const signedIn = await signInByCode({ challengeId, code, address, replaces: sessionToken }, needs);
    if (!signedIn.ok) {
      const status = signedIn.refusal.code === 'sign-in.too-many-tries' || signedIn.refusal.code === 'sign-in.ask-new-code' ? 429 : 422;
      return fail(status, { error: words(`refusal.${signedIn.refusal.code}`, signedIn.refusal) });
    }
    forgetChallenge(event.cookies, needs.origin);
    return welcome(event, { signedIn: signedIn.value, next: returnPath(event.url.searchParams.get('next'), '') });
  },

  again: async (event) => {
    const { needs, address, words } = event.locals;
    const form = await event.request.formData();
    const asked = await requestCodeAgain({ challengeId: textOf(form, 'challenge'), address }, { ...needs, sayCode: codeMessage(words) });
    if (!asked.ok) {
      const { refusal } = asked;
      return fail(429, { error: refusal.code === 'sign-in.code-expired' ? words(`refusal.${refusal.code}`) : sentenceOf(refusal, words) });
    }
    keepChallenge(event.cookies, { challengeId: asked.value.challengeId, origin: needs.origin });
    const next = returnPath(event.url.searchParams.get('next'), '');
    redirect(303, `/dang-nhap/ma?gui-lai${next === '' ? '' : `&next=${encodeURIComponent(next)}`}`);
  },
};

/** Who has not said yet who they are is asked first, and then goes where they wanted to. */
async function welcome(event: RequestEvent, to: { signedIn: SignedInCitizen; next: string }): Promise<never> {
  const { needs } = event.locals;
  const { signedIn, next } = to;
  event.cookies.set(sessionCookieName(needs.origin), signedIn.token, sessionCookieOptions(needs.origin, 'citizen'));
  await bringPreferences({ actor: signedIn.actor, remembered: rememberedPreferences(event.cookies) }, needs);
  const person = await getPerson(needs.db, signedIn.actor.personId);
  if (hasProfile(person)) redirect(303, next === '' ? '/ho-so' : next);
  redirect(303, next === '' ? '/tai-khoan' : `/tai-khoan?next=${encodeURIComponent(next)}`);
}
