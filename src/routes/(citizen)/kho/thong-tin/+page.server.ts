import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { isId } from '#kernel/ids';
import { choicesOf } from '#modules/locker';
import { correctFact, openFact, type CorrectRefusal, type FactPlace, type TypedFact } from '#modules/locker/server';
import { sayMoment } from '#ui';
import type { Words } from '#messages';
import { textIn } from '../../tai-khoan/uy-quyen/read-mandate-form.ts';
import { tellLockerChange } from '../../told-anew.ts';
import { accountOf, ownerHere } from '../locker-here.ts';
import { sayMeaning, sourceOf } from '../show-facts.ts';
import type { Actions, PageServerLoad } from './$types';

/** One fact for its owner to put right: choosing among what was said, saying it anew, or asking the office that found it right. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const { needs, words: t } = locals;
  const actor = ownerHere({ locals, url });
  const opened = await openFact({ actor, account: await accountOf(actor, locals), place: placeIn(url) }, needs);
  if (!opened.ok) error(404, t(`refusal.${opened.refusal.code}`));
  const { fact, thing, entry, waiting, inAccount } = opened.value;
  const choices = choicesOf(fact).map((one, index) => ({
    value: String(index),
    label: one.told,
    help: [sourceOf(one, t).text, ...(one.confirmedAt === null ? [] : [t('rights.fact.confirmed')])].join(' · '),
  }));
  return {
    term: sayMeaning(fact.meaning, { t, holds: fact.holds }),
    thing: thing === null ? null : t(`locker.thing.${thing.kind}`),
    choices: [...choices, ...(entry === null ? [] : [{ value: 'khac', label: t('rights.fact.other') }])],
    isDay: entry === 'day',
    mayType: entry !== null,
    mayContest: fact.holds.confirmedAt !== null && fact.holds.dossierId !== null,
    waiting: waiting && t('rights.fact.waiting', { told: waiting.told, moment: sayMoment(waiting.at) }),
    inAccount,
    said: fact.holds.told,
    isOneself: !actor.actingFor,
  };
};

interface Returned {
  readonly typed: TypedFact;
  readonly errors: readonly { readonly field?: string; readonly text: string }[];
}

export const actions: Actions = {
  default: async ({ locals, request, url }): Promise<ActionFailure<Returned>> => {
    const actor = ownerHere({ locals, url });
    const posted = await request.formData();
    const typed = {
      choice: textIn(posted, 'choice'),
      text: textIn(posted, 'text'),
      why: textIn(posted, 'why'),
      reason: textIn(posted, 'reason'),
    };
    const account = await accountOf(actor, locals);
    const done = await correctFact({ actor, account, place: placeIn(url), typed }, locals.needs);
    if (!done.ok) return fail(422, { typed, errors: sayRefusal(done.refusal, locals.words) });
    const opened = done.value.done === 'said' ? await openFact({ actor, account, place: placeIn(url) }, locals.needs) : null;
    if (opened?.ok) await tellLockerChange(opened.value, locals);
    redirect(303, done.value.done === 'contested' ? '/kho/quyen?xong=da-ghi#contests' : '/kho#facts');
  },
};

function placeIn(url: URL): FactPlace {
  const thingId = url.searchParams.get('cua');
  return { meaning: url.searchParams.get('muc') ?? '', thingId: thingId !== null && isId(thingId) ? thingId : null };
}

function sayRefusal(refusal: CorrectRefusal, t: Words): Returned['errors'] {
  if (refusal.code === 'fact.malformed') return refusal.issues.map(({ field, code }) => ({ field, text: t(`issue.${code}`) }));
  return [{ text: t(`refusal.${refusal.code}`) }];
}
