import { liveFigures } from '#views/live-figures';
import type { PageServerLoad } from './$types';
import { sayFigures } from './say-figures.ts';

/** What is known right now; what is not known is not shown. */
export const load: PageServerLoad = async function load({ locals: { needs, words, lang } }) {
  const figures = await liveFigures(needs);
  return { popular: figures.popular, figures: sayFigures(figures, { words, lang }) };
};
