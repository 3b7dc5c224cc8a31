import { error, redirect } from '@sveltejs/kit';
import { inVietnam } from '#kernel/clock';
import { signInPath } from '#modules/account';
import { markRead, readInbox } from '#modules/notice/server';
import { dossierNumbers } from '#views/dossier-numbers';
import { unreadElsewhere } from '#views/unread-elsewhere';
import type { Actions, PageServerLoad } from './$types';

/** Everything the system told whoever is signed in, what they have not read yet first. */
export const load: PageServerLoad = async function load({ locals: { actor, needs, words }, url }) {
  if (!actor) redirect(303, signInPath(url.pathname + url.search));
  const asked = askedIn(url.searchParams);
  const inbox = await readInbox({ actor, unreadOnly: asked.show === 'unread', dossierId: asked.dossier, after: asked.after }, needs);
  if (!inbox.ok) error(403, words(`refusal.${inbox.refusal.code}`));

  const { notices, next, unread } = inbox.value;
  const about = notices.flatMap(({ dossierId }) => dossierId ?? []);
  const numbers = await dossierNumbers(needs.db, [...new Set(about)]);
  const isOneself = actor.kind === 'citizen' && !actor.actingFor;
  const today = inVietnam(needs.now).toPlainDate().toString();
  return {
    unread,
    /** About those one may act for: how many, and no more, until one acts for them. */
    elsewhere: isOneself ? await unreadElsewhere(needs.db, { personId: actor.personId, today }) : 0,
    show: asked.show,
    /** The one dossier the list is about, when it is about one. */
    about: asked.dossier === '' ? null : { id: asked.dossier, number: numbers.get(asked.dossier) ?? null },
    tabs: (['all', 'unread'] as const).map((show) => ({
      href: addressOf({ ...asked, show, after: '' }),
      label: words(`notice.inbox.show.${show}`),
      current: show === asked.show,
      count: show === 'unread' ? unread : undefined,
    })),
    older: next === null ? null : addressOf({ ...asked, after: next }),
    newest: asked.after === '' ? null : addressOf({ ...asked, after: '' }),
    notices: notices.map(({ id, kind, subject, body, at, readAt, dossierId }) => {
      const number = numbers.get(dossierId ?? '');
      return {
        id,
        subject,
        body,
        at,
        unread: readAt === null,
        dossier: number === undefined ? null : { number, href: `/ho-so/${number}${kind === 'message' ? '#tin-nhan' : ''}` },
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
    redirect(303, addressOf(askedIn(url.searchParams)));
  },
};

interface InboxQuery {
  readonly show: 'all' | 'unread';
  readonly dossier: string;
  readonly after: string;
}

function askedIn(query: URLSearchParams): InboxQuery {
  const show = query.get('show') === 'unread' ? 'unread' : 'all';
  return { show, dossier: query.get('ho-so') ?? '', after: query.get('after') ?? '' };
}

function addressOf({ show, dossier, after }: InboxQuery): string {
  const query = new URLSearchParams({
    ...(show === 'unread' ? { show } : {}),
    ...(dossier === '' ? {} : { 'ho-so': dossier }),
    ...(after === '' ? {} : { after }),
  }).toString();
  return query === '' ? '/hop-thu' : `/hop-thu?${query}`;
}
