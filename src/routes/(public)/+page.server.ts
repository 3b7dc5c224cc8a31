import type { PageServerLoad } from './$types';

interface Home {
  readonly popular: readonly { readonly code: string; readonly name: string; readonly field: string }[];
  readonly figures: readonly { readonly value: string; readonly label: string; readonly href?: string }[];
}

/** What is known right now; what is not known is not shown. */
export const load: PageServerLoad = function load(): Home {
  return { popular: [], figures: [] };
};
