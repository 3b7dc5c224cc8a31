import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { dossierPage } from '#views/dossier-page';
import { officerHere } from '../../officer-here.ts';
import { isDeskAction } from './desk-actions.ts';
import { markPosted, notePosted, noteTakenBack } from './desk-forms.ts';
import { showDesk } from './show-desk.ts';
import { showDossier } from './show-dossier.ts';
import { readLooking } from './viewer-address.ts';
import { showMessages, takeBackPosted, writePosted } from '../../../../dossier-messages.ts';
import type { Actions, PageServerLoad } from './$types';

const TALKED = ['written', 'taken-back'] as const;

export const load: PageServerLoad = async function load({ locals, params, url }) {
  const actor = officerHere(locals, url);
  const { needs, words, lang } = locals;
  const opened = await dossierPage({ actor, dossier: params.id }, needs);
  if (!opened.ok) error(404, words(`refusal.${opened.refusal.code}`, opened.refusal));
  if (params.id !== opened.value.dossier.id) redirect(307, `/can-bo/ho-so/${opened.value.dossier.id}`);
  const done = url.searchParams.get('done') ?? '';
  return {
    ...(await showDossier(opened.value, { t: words, lang }, needs)),
    ...(await showDesk(opened.value, { actor, looking: readLooking(url.searchParams), t: words, lang }, needs)),
    done: isDeskAction(done) ? done : null,
    talk: await showMessages({ actor, dossierId: opened.value.dossier.id }, locals),
    talked: TALKED.find((one) => one === done) ?? null,
  };
};

export const actions: Actions = {
  write: (event) => writePosted(event, targetOf(event)),
  takeBack: (event) => takeBackPosted(event, targetOf(event)),
  mark: markPosted,
  note: notePosted,
  takeBackNote: noteTakenBack,
};

function targetOf({ locals, url, params }: Pick<RequestEvent, 'locals' | 'url'> & { readonly params: { readonly id: string } }) {
  return { actor: officerHere(locals, url), dossierId: params.id, page: `/can-bo/ho-so/${encodeURIComponent(params.id)}` };
}
