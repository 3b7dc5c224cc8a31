import { SENTENCES_IN_BROWSER } from '#messages';
import { unreadOf } from '#modules/notice/server';
import { officeNav } from './(officer)/office-menu.ts';
import type { LayoutServerLoad } from './$types';

/** What the frame around every page needs: the language, where the reader is, and who is signed in. */
export const load: LayoutServerLoad = async function load({
  isDataRequest,
  locals: { actor, display, lang, name, needs, principal, words },
  url,
}) {
  return {
    lang,
    display,
    // They travel once, with the page, and only with one that has scripts.
    sentences: isDataRequest ? null : SENTENCES_IN_BROWSER[lang],
    path: url.pathname + url.search,
    unread: actor?.kind === 'citizen' ? await unreadOf(actor, needs) : 0,
    principal,
    officerId: actor?.kind === 'officer' ? actor.officerId : null,
    office: officeNav(actor, words),
    signedIn: actor && actor.kind !== 'system' ? { kind: actor.kind, name: name ?? words('ui.frame.account') } : null,
  };
};
