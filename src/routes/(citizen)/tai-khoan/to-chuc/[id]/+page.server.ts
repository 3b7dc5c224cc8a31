import { error } from '@sveltejs/kit';
import { openMandate } from '#modules/citizen/server';
import { sayMandate } from '../../../../say-mandate.ts';
import { citizenHere } from '../../../ho-so/citizen-here.ts';
import { uploadRefusal } from '../../../nop-ho-so/shown-papers.ts';
import { todayOf } from '../../uy-quyen/read-mandate-form.ts';
import type { PageServerLoad } from './$types';

/** The registration paper of a claimed organisation. */
export const load: PageServerLoad = async function load({ locals, params, url }) {
  const actor = citizenHere(locals, url);
  const { words } = locals;
  const found = await openMandate({ actor, mandateId: params.id }, locals.needs);
  if (!found.ok || found.value.origin !== 'claim' || found.value.delegateId !== actor.personId)
    error(404, words('refusal.mandate.unknown'));
  const mandate = found.value;
  return {
    id: mandate.id,
    said: sayMandate(mandate, { t: words, today: todayOf(locals) }),
    paperName: mandate.paper?.name ?? null,
    waits: mandate.state === 'asked',
    refused: uploadRefusal(url, words, locals.needs.paperLimits)?.text ?? null,
  };
};
