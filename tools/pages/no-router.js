/* Stands where SvelteKit's navigation would (see bring-pages-alive.ts): every page is a document of its own, and the browser goes there. */

/** Nobody arrives here without a new document. */
export function afterNavigate() {}

/** Nobody leaves here but by the browser itself, which tells a page by `pagehide` and `visibilitychange`. */
export function beforeNavigate() {}
