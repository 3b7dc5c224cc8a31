import type { LayoutServerLoad } from './$types';

/** Whose pages these are: what was typed on this machine belongs to one person and is never shown to another. */
export const load: LayoutServerLoad = function load({ locals: { actor } }) {
  return { who: actor?.kind === 'citizen' ? actor.personId : null };
};
