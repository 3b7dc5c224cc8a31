import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { CONSENT_PURPOSES } from '#modules/locker';
import { readConsents, readContests, readShares, sayConsent, stopSharing } from '#modules/locker/server';
import { sayMoment, type Tone } from '#ui';
import { citizenHere } from '../../ho-so/citizen-here.ts';
import { textIn } from '../../tai-khoan/uy-quyen/read-mandate-form.ts';
import { ownLockerHere } from '../locker-here.ts';
import { sayShare } from '../say-share.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_TOLD = 50;

/** What an owner allowed and withdrew, what they share, what they asked offices to look at again. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const { needs, words: t } = locals;
  const { actor, locker } = await ownLockerHere({ locals, url });
  const [consents, shares, contests] = [
    await readConsents({ actor }, needs),
    await readShares({ actor }, needs),
    await readContests({ actor }, needs),
  ];
  const paperName = (id: string | null): string => locker.papers.find((paper) => paper.id === id)?.name ?? '';
  return {
    done: url.searchParams.get('xong') === 'da-ghi',
    consents: consents.ok
      ? consents.value.now.map(({ purpose, holds, since }) => ({
          purpose,
          holds,
          title: t(`rights.consent.${purpose}`),
          text: t(`rights.consent.${purpose}.text`),
          state: t(holds ? 'rights.consent.holds' : 'rights.consent.withdrawn'),
          since: since === null ? t('rights.consent.by-law') : t('rights.consent.since', { moment: sayMoment(since) }),
        }))
      : [],
    said: consents.ok
      ? consents.value.said.slice(0, MOST_TOLD).map(({ purpose, paperId, given, at }) => ({
          at,
          what: t(given ? 'rights.consent.said.given' : 'rights.consent.said.withdrawn', {
            what: paperId === null ? t(`rights.consent.${purpose}`) : t('rights.consent.of-paper', { name: paperName(paperId) }),
          }),
        }))
      : [],
    shares: shares.ok ? shares.value.map((share) => sayShare(share, { t, now: needs.now.toString() })) : [],
    contests: contests.ok
      ? contests.value.map(({ id, label, toldThere, told, number, at, answer, because }) => ({
          ...{ id, label, at, because },
          text: t('rights.contest.line', { there: toldThere, told, number: number ?? '' }),
          state: t(`rights.contest.state.${answer ?? 'waiting'}`),
          tone: toneOf(answer),
        }))
      : [],
  };
};

function toneOf(answer: string | null): Tone {
  return answer === null ? 'warning' : answer === 'agreed' ? 'success' : 'neutral';
}

export const actions: Actions = {
  consent: async ({ locals, request, url }): Promise<ActionFailure<{ readonly said: string }>> => {
    const posted = await request.formData();
    const purpose = CONSENT_PURPOSES.find((one) => one === posted.get('purpose'));
    if (!purpose) return fail(422, { said: locals.words('issue.choose-one') });
    const given = textIn(posted, 'given') === 'yes';
    const done = await sayConsent({ actor: citizenHere(locals, url), purpose, given }, locals.needs);
    if (!done.ok) return fail(403, { said: locals.words(`refusal.${done.refusal.code}`) });
    redirect(303, '/kho/quyen?xong=da-ghi');
  },
  end: async ({ locals, request, url }): Promise<ActionFailure<{ readonly said: string }>> => {
    const shareId = textIn(await request.formData(), 'id');
    const done = await stopSharing({ actor: citizenHere(locals, url), shareId }, locals.needs);
    if (!done.ok) return fail(409, { said: locals.words(`refusal.${done.refusal.code}`) });
    redirect(303, '/kho/quyen?xong=da-ghi');
  },
};
