import { error, redirect } from '@sveltejs/kit';
import { signInPath } from '#modules/account';
import { markRead, readInbox } from '#modules/notice/server';
import { dossierNumbers } from '#views/dossier-numbers';
import type { Actions, PageServerLoad } from './$types';

/** Everything the system told whoever is signed in. */
export const load: PageServerLoad = async function load({ locals: { actor, needs, words }, url }) {
  if (!actor) redirect(303, signInPath(url.pathname + url.search));
  const before = url.searchParams.get('before');
  const inbox = await readInbox({ actor, before }, needs);
  if (!inbox.ok) error(403, words(`refusal.${inbox.refusal.code}`));

  const { notices, next, unread } = inbox.value;
  const numbers = await dossierNumbers(needs.db, [...new Set(notices.flatMap(({ dossierId }) => dossierId ?? []))]);
  return {
    unread,
    older: next === null ? null : `/hop-thu?before=${next}`,
    newest: before === null ? null : '/hop-thu',
    notices: notices.map(({ id, subject, body, at, readAt, dossierId }) => {
      const number = numbers.get(dossierId ?? '');
      return {
        id,
        subject,
        body,
        at,
        unread: readAt === null,
        dossier: number === undefined ? null : { number, href: `/ho-so/${number}` },
      };
    }),
  };
};

export const actions: Actions = {
  read: async ({ locals: { actor, needs, words }, request, url }) => {
    if (!actor) redirect(303, signInPath('/hop-thu'));
    const id = (await request.formData()).get('id');
    const done = await markRead({ actor, id: typeof id === 'string' ? id : null }, needs);
    if (!done.ok) error(403, words(`refusal.${done.refusal.code}`));
    const before = url.searchParams.get('before');
    redirect(303, before === null ? '/hop-thu' : `/hop-thu?before=${encodeURIComponent(before)}`);
  },
};
