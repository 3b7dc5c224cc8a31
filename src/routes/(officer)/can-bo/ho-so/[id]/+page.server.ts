import { error, redirect } from '@sveltejs/kit';
import { dossierPage } from '#views/dossier-page';
import { officerHere } from '../../officer-here.ts';
import { isDeskAction } from './desk-actions.ts';
import { showDossier } from './show-dossier.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, params, url }) {
  const actor = officerHere(locals, url);
  const { needs, words, lang } = locals;
  const opened = await dossierPage({ actor, dossier: params.id }, needs);
  if (!opened.ok) error(404, words(`refusal.${opened.refusal.code}`, opened.refusal));
  if (params.id !== opened.value.dossier.id) redirect(307, `/can-bo/ho-so/${opened.value.dossier.id}`);
  const done = url.searchParams.get('done') ?? '';
  return { ...(await showDossier(opened.value, { t: words, lang }, needs)), done: isDeskAction(done) ? done : null };
};
