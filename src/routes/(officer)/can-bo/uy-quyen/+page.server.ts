import { error } from '@sveltejs/kit';
import { mandatesHere, type MandateShown } from '#modules/citizen/server';
import { inVietnam } from '#kernel/clock';
import { maskName } from '#kernel/text';
import { sayMandate, type SaidMandate } from '../../../say-mandate.ts';
import { officerHere } from '../officer-here.ts';
import type { PageServerLoad } from './$types';

const DONE = ['confirmed', 'refused', 'revoked'] as const;

/** Claims that wait for this desk, and what was recorded and settled here. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const actor = officerHere(locals, url);
  const { needs, words: t } = locals;
  const found = await mandatesHere({ actor }, needs);
  if (!found.ok) error(403, t('acting.desk.receivers-only'));
  const today = inVietnam(needs.now).toPlainDate().toString();
  const { waiting, here } = found.value;
  return {
    done: DONE.find((one) => one === url.searchParams.get('done')) ?? null,
    waiting: waiting.map((one) => ({ ...listed(one, { t, today }), askedAt: one.askedAt, taxNumber: one.claim?.taxNumber ?? '' })),
    here: here.map((one) => listed(one, { t, today })),
  };
};

/** People by their initials, as in every list of an office: who opens one sees more, and leaves a line in the ledger. */
function listed(mandate: MandateShown, saying: Parameters<typeof sayMandate>[1]): SaidMandate {
  const said = sayMandate(mandate, saying);
  return {
    ...said,
    principal: mandate.principalKind === 'person' ? maskName(said.principal) : said.principal,
    delegate: mandate.delegateName === null ? said.delegate : maskName(said.delegate),
  };
}
