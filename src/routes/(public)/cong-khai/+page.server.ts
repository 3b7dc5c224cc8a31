import type { PageServerLoad } from './$types';

interface PublicFigures {
  readonly figures: readonly { readonly value: string; readonly label: string; readonly href?: string }[];
}

/** What can be said truthfully today; what is not known is not shown. */
export const load: PageServerLoad = function load(): PublicFigures {
  return { figures: [] };
};
