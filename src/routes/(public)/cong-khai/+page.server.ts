import { liveFigures } from '#views/live-figures';
import { sayFigures } from '../say-figures.ts';
import type { PageServerLoad } from './$types';

/** What can be said truthfully today; what is not known is not shown. */
export const load: PageServerLoad = async function load({ locals: { needs, words, lang } }) {
  return { figures: sayFigures(await liveFigures(needs), { words, lang }) };
};
