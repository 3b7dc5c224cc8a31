import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { mayShare, SHARE_DAYS } from '#modules/locker';
import { readShares, sharePaper, stopSharing, type SharePaperRefusal, type TypedShare } from '#modules/locker/server';
import { stateOn } from '#modules/citizen';
import { myMandates } from '#modules/citizen/server';
import type { Words } from '#messages';
import { citizenHere } from '../../../../ho-so/citizen-here.ts';
import { textIn, todayOf } from '../../../../tai-khoan/uy-quyen/read-mandate-form.ts';
import { sayShare } from '../../../say-share.ts';
import { paperHere } from '../own-paper.ts';
import type { Actions, PageServerLoad } from './$types';

/** Sharing one paper: to whom, for what, for how long; and what is shared of it already. */
export const load: PageServerLoad = async function load({ locals, params, url, setHeaders }) {
  const { words: t, needs } = locals;
  const { actor, paper, locker, isOwner } = await paperHere({ locals, params, url });
  if (!isOwner) error(403, t('refusal.locker.owner-only'));
  setHeaders({ 'cache-control': 'private, no-store' });
  const may = mayShare(paper, { partyId: locker.partyId, terms: paper.terms });
  const shares = await readShares({ actor, paperId: paper.id }, needs);
  return {
    base: `/kho/giay-to/${paper.id}`,
    name: paper.name,
    refused: may.ok ? null : t(`refusal.${may.refusal.code}`),
    to: [
      { value: 'link', label: t('rights.share.to.link'), help: t('rights.share.to.link.help') },
      { value: 'number', label: t('rights.share.to.number'), help: t('rights.share.to.number.help') },
      ...(await delegatesOf(locals, url)).map(({ id, name }) => ({ value: id, label: t('rights.share.to.delegate', { name }) })),
    ],
    days: SHARE_DAYS.map((days) => ({ value: String(days), label: t('rights.share.days', { count: days }) })),
    shares: shares.ok ? shares.value.map((share) => sayShare(share, { t, now: needs.now.toString() })) : [],
    ended: url.searchParams.get('xong') === 'thoi-chia-se',
  };
};

interface Returned {
  readonly link: string | null;
  readonly typed: TypedShare;
  readonly errors: readonly { readonly field?: string; readonly text: string }[];
}

const NOTHING: TypedShare = { to: 'link', forNumber: '', purpose: '', days: '7' };

export const actions: Actions = {
  share: async ({ locals, params, request, url }): Promise<Returned | ActionFailure<Returned>> => {
    const actor = citizenHere(locals, url);
    const posted = await request.formData();
    const typed = {
      to: textIn(posted, 'to'),
      forNumber: textIn(posted, 'forNumber'),
      purpose: textIn(posted, 'purpose'),
      days: textIn(posted, 'days'),
    };
    const delegates = (await delegatesOf(locals, url)).map(({ id }) => id);
    const shared = await sharePaper({ actor, paperId: params.id, typed, delegates }, locals.needs);
    if (!shared.ok) return fail(422, { link: null, typed, errors: sayRefusal(shared.refusal, locals.words) });
    // Answered and not led elsewhere: an address is seen this once, and no other page knows it.
    return { link: new URL(`/chia-se/${shared.value.secret}`, locals.needs.origin).href, typed: NOTHING, errors: [] };
  },
  end: async ({ locals, params, request, url }): Promise<ActionFailure<Returned>> => {
    const shareId = textIn(await request.formData(), 'id');
    const done = await stopSharing({ actor: citizenHere(locals, url), shareId }, locals.needs);
    if (!done.ok) return fail(409, { link: null, typed: NOTHING, errors: [{ text: locals.words(`refusal.${done.refusal.code}`) }] });
    redirect(303, `/kho/giay-to/${params.id}/chia-se?xong=thoi-chia-se`);
  },
};

/** Who acts for the owner by a mandate in force, by their ids. */
async function delegatesOf(locals: App.Locals, url: URL): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const found = await myMandates({ actor: citizenHere(locals, url) }, locals.needs);
  const today = todayOf(locals);
  const mandates = found.ok ? found.value.forMe : [];
  const people = mandates.flatMap((one) =>
    one.delegateId !== null && stateOn(one, today) === 'in-force' ? [{ id: one.delegateId, name: one.delegateName ?? '' }] : [],
  );
  return people.filter(({ id }, at) => people.findIndex((one) => one.id === id) === at);
}

function sayRefusal(refusal: SharePaperRefusal, t: Words): Returned['errors'] {
  if (refusal.code === 'share.malformed') return refusal.issues.map(({ field, code }) => ({ field, text: t(`issue.${code}`) }));
  return [{ text: t(`refusal.${refusal.code}`, { ...refusal }) }];
}
