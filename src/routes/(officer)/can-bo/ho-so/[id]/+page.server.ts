import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { atDesk } from '#modules/dossier/server';
import { deskPage } from '#views/desk-page';
import { officerHere } from '../../officer-here.ts';
import { isDeskAction } from './desk-actions.ts';
import { markPosted, notePosted, noteTakenBack, typedHere } from './desk-forms.ts';
import { textOf } from './[action]/read-action.ts';
import { sayGone } from './say-gone.ts';
import { showDesk } from './show-desk.ts';
import { showDossier } from './show-dossier.ts';
import { readLooking } from './viewer-address.ts';
import { showMessages, takeBackPosted, writePosted } from '../../../../dossier-messages.ts';
import { typedBeforeSignIn } from '../../../../parked-post.ts';
import type { Actions, PageServerLoad } from './$types';

const DIGITISED = ['signed', 'compared'] as const;
const TALKED = ['written', 'taken-back'] as const;

export const load: PageServerLoad = async function load(event) {
  const { locals, params, url } = event;
  const actor = officerHere(locals, url);
  const { needs, words, lang } = locals;
  const opened = await deskPage({ actor, dossier: params.id, lang }, needs);
  if (!opened.ok) error(404, words(`refusal.${opened.refusal.code}`, opened.refusal));
  if (params.id !== opened.value.dossier.id) redirect(307, `/can-bo/ho-so/${opened.value.dossier.id}`);
  const page = opened.value;
  const done = url.searchParams.get('done') ?? '';
  const typed = await typedBeforeSignIn(event);
  return {
    ...(await showDossier(page, { t: words, lang }, needs)),
    ...(await showDesk(page, { actor, looking: readLooking(url.searchParams), t: words, lang }, needs)),
    done: isDeskAction(done) ? done : null,
    digitised: DIGITISED.find((one) => one === done) ?? null,
    talk: await showMessages({ actor, dossierId: page.dossier.id, opened: page }, locals),
    before: typed && typedHere(typed),
    talked: TALKED.find((one) => one === done) ?? null,
  };
};

export const actions: Actions = {
  write: async (event) => {
    const target = targetOf(event);
    if ((await atDesk(target, event.locals.needs)).ok) return writePosted(event, target);
    return sayGone(event.locals, [textOf(await event.request.formData(), 'message')]);
  },
  takeBack: (event) => takeBackPosted(event, targetOf(event)),
  mark: markPosted,
  note: notePosted,
  takeBackNote: noteTakenBack,
};

function targetOf({ locals, url, params }: Pick<RequestEvent, 'locals' | 'url'> & { readonly params: { readonly id: string } }) {
  return { actor: officerHere(locals, url), dossierId: params.id, page: `/can-bo/ho-so/${encodeURIComponent(params.id)}` };
}
