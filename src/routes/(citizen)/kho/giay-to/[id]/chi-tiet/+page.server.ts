import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { showDay } from '#kernel/typed-day';
import { mayShare, retentionOf } from '#modules/locker';
import { sayConsent, takePutByBack } from '#modules/locker/server';
import { paperState } from '#modules/paper';
import { lockerReadings } from '#views/locker-readings';
import { saySize } from '../../../../nop-ho-so/shown-papers.ts';
import { citizenHere } from '../../../../ho-so/citizen-here.ts';
import { sayLooks } from '../../../say-looks.ts';
import { paperHere } from '../own-paper.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many visits this page tells; the rest is on a page of its own. */
const MOST_READINGS = 10;

/** Everything about one paper: what it is, how long it holds and stays, where it comes from, who looked at it. */
export const load: PageServerLoad = async function load({ locals, params, url }) {
  const { needs, words: t, lang } = locals;
  const { paper, shown, isOwner, locker, reader, typeName } = await paperHere({ locals, params, url });
  const { partyId } = locker;
  const retention = retentionOf(paper.origins);
  const { readings, next } = isOwner
    ? await lockerReadings(needs.db, { partyId, paperId: paper.id, before: null, limit: MOST_READINGS })
    : { readings: [], next: null };
  return {
    shown,
    isOwner,
    base: `/kho/giay-to/${paper.id}`,
    done: DONE.find((one) => one === url.searchParams.get('xong')) ?? null,
    facts: [
      { term: t('rights.paper.type'), text: typeName },
      { term: t('rights.paper.number'), text: paper.number },
      { term: t('rights.paper.issuer'), text: paper.issuerId === null ? null : reader.agencyName(paper.issuerId) },
      { term: t('rights.paper.issued'), text: paper.issuedOn === null ? null : showDay(paper.issuedOn) },
      { term: t('rights.paper.expires'), text: paper.expiresOn === null ? null : showDay(paper.expiresOn) },
      { term: t('rights.paper.level'), text: shown.trust },
      { term: t('rights.paper.file'), text: `${paper.fileName} · ${saySize(paper.size, lang)}` },
      { term: t('rights.paper.hash'), text: paper.sha256 },
      {
        term: t('rights.paper.kept'),
        text: retention.kind === 'unused' ? t('rights.kept.unused', { day: showDay(retention.until) }) : t('rights.kept.with-dossiers'),
      },
    ].filter(({ text }) => text !== null),
    offered: !paper.keptBack,
    mayTakeBack: retention.kind === 'unused',
    mayShare: isOwner && paperState(paper.scan) === 'open' && mayShare(paper, { partyId, terms: paper.terms }).ok,
    days: sayLooks(readings, t),
    more: next === null ? null : `/kho/ai-da-xem?giay=${paper.id}`,
  };
};

const DONE = ['da-cat', 'khong-goi-y', 'goi-y'] as const;

export const actions: Actions = {
  offer: async ({ locals, params, request, url }): Promise<ActionFailure<{ readonly said: string }>> => {
    const given = (await request.formData()).get('given') === 'yes';
    const actor = citizenHere(locals, url);
    const done = await sayConsent({ actor, purpose: 'offer', given, paperId: params.id }, locals.needs);
    if (!done.ok) return fail(403, { said: locals.words(`refusal.${done.refusal.code}`) });
    redirect(303, `/kho/giay-to/${params.id}/chi-tiet?xong=${given ? 'goi-y' : 'khong-goi-y'}`);
  },
  remove: async ({ locals, params, url }): Promise<ActionFailure<{ readonly said: string }>> => {
    const done = await takePutByBack({ actor: citizenHere(locals, url), paperId: params.id }, locals.needs);
    if (!done.ok) return fail(409, { said: locals.words(`refusal.${done.refusal.code}`) });
    redirect(303, '/kho?xong=da-lay-lai');
  },
};
