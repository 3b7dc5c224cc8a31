import { SENTENCES_IN_BROWSER } from '#messages';
import type { LayoutServerLoad } from './$types';

/** What the frame around every page needs: the language, where the reader is, and who is signed in. */
export const load: LayoutServerLoad = function load({ isDataRequest, locals: { actor, lang, name, words }, url }) {
  return {
    lang,
    // They travel once, with the page, and only with one that has scripts.
    sentences: isDataRequest ? null : SENTENCES_IN_BROWSER[lang],
    path: url.pathname + url.search,
    signedIn: actor && actor.kind !== 'system' ? { kind: actor.kind, name: name ?? words('ui.frame.account') } : null,
  };
};
