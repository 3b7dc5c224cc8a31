import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import { showDay } from '#kernel/typed-day';
import { isMessageKey } from '#messages';
import { actOnMandate, CLAIM_REFUSALS, getPerson, openMandate } from '#modules/citizen/server';
import { findUnit } from '#modules/place';
import { readUnits } from '#modules/place/server';
import { procedureNames } from '#views/procedure-names';
import { sayMandate } from '../../../../say-mandate.ts';
import { officerHere } from '../../officer-here.ts';
import type { Actions, PageServerLoad } from './$types';

/** One claim or recorded mandate, with its paper, for the desk that settles it. */
export const load: PageServerLoad = async function load({ locals, params, url }) {
  const actor = officerHere(locals, url);
  const { needs, words: t } = locals;
  const found = await openMandate({ actor, mandateId: params.id }, needs);
  if (!found.ok) error(404, t('refusal.mandate.unknown'));
  const mandate = found.value;
  const { claim, procedures } = mandate;
  const today = inVietnam(needs.now).toPlainDate().toString();
  const names = procedures === null ? [] : await procedureNames(needs.db);
  const unit = claim ? findUnit(await readUnits(needs.db), claim.address.unitCode) : undefined;
  return {
    said: sayMandate(mandate, { t, today }),
    isClaim: mandate.origin === 'claim',
    isAsked: mandate.state === 'asked',
    mayRevoke: mandate.state === 'in-force' && mandate.origin !== 'portal',
    paperName: mandate.paper?.name ?? null,
    claim: claim && {
      taxNumber: claim.taxNumber,
      kind: t(`acting.claim.kind.${claim.kind}`),
      address: [claim.address.detail, unit?.name].filter(Boolean).join(', '),
    },
    procedures: procedures?.map((code) => names.find((one) => one.code === code)?.name ?? code) ?? null,
    // What the desk compares with the card and the paper; that it looked is in the ledger already.
    delegate: await cardOf(mandate.delegateId, needs.db),
    principal: mandate.principalKind === 'person' ? await cardOf(mandate.principalId, needs.db) : null,
    reasons: CLAIM_REFUSALS.map((reason) => ({ value: reason, label: t(`acting.desk.reason.${reason}`) })),
    recorded: url.searchParams.get('done') === 'recorded',
    refused: refusalIn(url, t),
  };
};

export const actions: Actions = {
  confirm: (event) => settle(event, 'confirm', 'confirmed'),
  refuse: (event) => settle(event, 'refuse', 'refused'),
  revoke: (event) => settle(event, 'revoke', 'revoked'),
};

/** Number and birth of somebody, as on their card. */
async function cardOf(personId: string | null, db: Db): Promise<string | null> {
  if (personId === null) return null;
  const { cccd, birthDate } = await getPerson(db, personId);
  return [cccd, birthDate === null ? null : showDay(birthDate)].filter(Boolean).join(' · ');
}

type Event = Parameters<NonNullable<Actions['confirm']>>[0];

async function settle(
  { locals, params, request, url }: Event,
  move: 'confirm' | 'refuse' | 'revoke',
  done: string,
): Promise<ActionFailure<{ readonly said: string }>> {
  const actor = officerHere(locals, url);
  const posted = await request.formData();
  const reason = CLAIM_REFUSALS.find((one) => one === posted.get('reason'));
  if (move === 'refuse' && !reason) return fail(422, { said: locals.words('issue.choose-one') });
  const settled = await actOnMandate({ actor, mandateId: params.id, move, reason }, locals.needs);
  if (!settled.ok) return fail(409, { said: locals.words(`refusal.${settled.refusal.code}`) });
  redirect(303, `/can-bo/uy-quyen?done=${done}`);
}

/** Why the last file was not taken: a code in the address, never words. */
function refusalIn(url: URL, t: App.Locals['words']): string | null {
  const [, code = ''] = (url.searchParams.get('issue') ?? '').split('~');
  const key = `refusal.${code}`;
  if (code === '') return null;
  return isMessageKey(key) ? t(key) : t('refusal.paper.missing');
}
