import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { newId } from '#kernel/ids';
import { showDay } from '#kernel/typed-day';
import { MOST_YEARS, stateOn, yearsAfter, type GrantIssue, type TypedGrant } from '#modules/citizen';
import { actOnMandate, grantMandate, myMandates } from '#modules/citizen/server';
import type { Words } from '#messages';
import { procedureNames } from '#views/procedure-names';
import { sayMandate } from '../../../say-mandate.ts';
import { citizenHere } from '../../ho-so/citizen-here.ts';
import { textIn, todayOf } from './read-mandate-form.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['granted', 'accepted', 'refused', 'revoked', 'claimed'] as const;

/** Who may act for me, and for whom I may act; in another's name, who may act for them. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const actor = citizenHere(locals, url);
  const { needs, words: t, principal } = locals;
  const found = await myMandates({ actor }, needs);
  const mandates = found.ok ? found.value : { forMe: [], byMe: [], mayGrant: false };
  const today = todayOf(locals);
  const asks = mandates.byMe.filter((one) => one.state === 'asked' && one.delegateId === null);
  const rest = mandates.byMe.filter((one) => !asks.includes(one));
  return {
    done: DONE.find((one) => one === url.searchParams.get('done')) ?? null,
    acting: principal?.acting ?? null,
    mayGrant: mandates.mayGrant,
    asks: asks.map((one) => sayMandate(one, { t, today })),
    byMe: rest.map((one) => ({ ...sayMandate(one, { t, today }), isClaim: one.origin === 'claim' && stateOn(one, today) === 'asked' })),
    forMe: mandates.forMe.map((one) => sayMandate(one, { t, today })),
    procedures: mandates.mayGrant ? (await procedureNames(needs.db)).map(({ code, name }) => ({ value: code, label: name })) : [],
    latest: showDay(yearsAfter(today, MOST_YEARS.portal)),
    requestId: newId(),
  };
};

interface Returned {
  readonly typed: TypedGrant;
  readonly errors: { readonly field?: string; readonly text: string }[];
}

export const actions: Actions = {
  grant: async ({ locals, request, url }): Promise<ActionFailure<Returned>> => {
    const actor = citizenHere(locals, url);
    const posted = await request.formData();
    const typed = {
      to: textIn(posted, 'to'),
      scope: textIn(posted, 'scope'),
      procedures: posted.getAll('procedures').filter((code) => typeof code === 'string'),
      until: textIn(posted, 'until'),
    };
    // Opened in one name, sent in another: nothing is granted.
    if (textIn(posted, 'principal') !== locals.principal?.id)
      return fail(409, { typed, errors: [{ text: locals.words('refusal.principal.changed') }] });
    const granted = await grantMandate({ actor, typed, requestId: textIn(posted, 'requestId') || newId() }, locals.needs);
    if (granted.ok) redirect(303, '/tai-khoan/uy-quyen?done=granted');
    const { refusal } = granted;
    if (refusal.code === 'grant.malformed') return fail(422, { typed, errors: refusal.issues.map((issue) => say(issue, locals.words)) });
    return fail(422, { typed, errors: [{ text: locals.words(`refusal.${refusal.code}`, { ...refusal }) }] });
  },

  answer: async ({ locals, request, url }): Promise<ActionFailure<Returned>> => {
    const actor = citizenHere(locals, url);
    const posted = await request.formData();
    const move = textIn(posted, 'move') === 'accept' ? 'accept' : 'refuse';
    const done = await actOnMandate({ actor, mandateId: textIn(posted, 'id'), move }, locals.needs);
    if (done.ok) redirect(303, `/tai-khoan/uy-quyen?done=${move === 'accept' ? 'accepted' : 'refused'}`);
    if (done.refusal.code === 'mandate.name-missing') redirect(303, '/tai-khoan?next=%2Ftai-khoan%2Fuy-quyen');
    return fail(409, {
      typed: { to: '', scope: '', procedures: [], until: '' },
      errors: [{ text: locals.words(`refusal.${done.refusal.code}`) }],
    });
  },
};

function say(issue: GrantIssue, t: Words): { field: string; text: string } {
  const facts = issue.code === 'mandate.until-too-far' ? { latest: showDay(issue.latest) } : {};
  return { field: issue.field, text: t(`issue.${issue.code}`, facts) };
}
