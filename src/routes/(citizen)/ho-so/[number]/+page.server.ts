import { fail, redirect } from '@sveltejs/kit';
import { newId } from '#kernel/ids';
import { markRead } from '#modules/notice/server';
import { officeContact } from '../../../office-contact.ts';
import { typedBeforeSignIn } from '../../../parked-post.ts';
import { showMessages, takeBackPosted, writePosted } from '../../../dossier-messages.ts';
import { actOnOwn, textIn } from './act-on-own.ts';
import { againFrom } from './again-from.ts';
import { openOwn } from './open-own.ts';
import { showDossier } from './show-dossier.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['withdrawn', 'rated', 'supplemented'] as const;
const TALKED = ['written', 'taken-back'] as const;

/** One dossier of mine: where it is, what it asks of me, what I sent and what became of it. */
export const load: PageServerLoad = async function load(event) {
  const { locals, params, url } = event;
  const { needs, words, lang } = locals;
  const page = await openOwn(locals, { url, params });
  const { actor, dossier } = page;
  // Everything its notices said stands on this page.
  await markRead({ actor, id: null, dossierId: dossier.id }, needs);
  return {
    ...(await showDossier(page, { t: words, lang }, needs)),
    again: await againFrom(page, { actor, db: needs.db }),
    requestId: newId(),
    office: await officeContact(dossier.receivedAt === null ? dossier.deskId : dossier.agencyId, needs),
    typed: await typedMessage(event),
    talk: await showMessages({ actor, dossierId: dossier.id, opened: page }, locals),
    talked: TALKED.find((one) => one === url.searchParams.get('done')) ?? null,
    inbox: `/hop-thu?ho-so=${dossier.id}`,
    done: DONE.find((one) => one === url.searchParams.get('done')) ?? null,
  };
};

/** A message that was sent when its writer was no longer signed in. */
async function typedMessage(event: Parameters<typeof typedBeforeSignIn>[0]): Promise<string | undefined> {
  const typed = await typedBeforeSignIn(event);
  return typed ? textIn(typed, 'message') : undefined;
}

export const actions: Actions = {
  rate: async (event) => {
    const { locals, params, request } = event;
    const posted = await request.formData();
    const [chosen, comment] = [textIn(posted, 'score'), textIn(posted, 'comment')];
    const values = { score: chosen, comment };
    if (!/^[1-4]$/.test(chosen)) return fail(422, { values, errors: { score: locals.words('dossiers.rate.needed') }, general: null });

    const body = { score: Number(chosen), ...(comment.trim() === '' ? {} : { comment }) };
    const refused = await actOnOwn(event, { action: 'rate', posted, body });
    if (refused) return fail(422, { values, ...refused });
    redirect(303, `/ho-so/${encodeURIComponent(params.number)}?done=rated`);
  },
  write: async (event) => {
    const { actor, dossier } = await openOwn(event.locals, event);
    return writePosted(event, { actor, dossierId: dossier.id, page: `/ho-so/${encodeURIComponent(event.params.number)}` });
  },
  takeBack: async (event) => {
    const { actor, dossier } = await openOwn(event.locals, event);
    return takeBackPosted(event, { actor, dossierId: dossier.id, page: `/ho-so/${encodeURIComponent(event.params.number)}` });
  },
};
