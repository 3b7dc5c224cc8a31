import { liveFigures } from '#views/live-figures';
import { inVietnam } from '#kernel/clock';
import { filingFigure } from '#modules/effort/server';
import { sayAskedAnyway } from './say-asked-anyway.ts';
import { sayEffort } from '../../say-effort.ts';
import { sayFigures } from '../say-figures.ts';
import type { PageServerLoad } from './$types';

/** What can be said truthfully today; what is not known is not shown. */
export const load: PageServerLoad = async function load({ locals: { needs, words, lang } }) {
  const year = inVietnam(needs.now).year;
  return {
    figures: sayFigures(await liveFigures(needs), { words, lang }),
    anyway: await sayAskedAnyway({ ...needs, lang }),
    effort: sayEffort({ words, lang }).sums(await filingFigure(needs.db, { year }), year),
  };
};
