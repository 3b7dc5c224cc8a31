import { lifeEvents } from '#views/life-events';
import { liveFigures } from '#views/live-figures';
import type { PageServerLoad } from './$types';
import { sayFigures } from './say-figures.ts';
import { showEventLink } from './thu-tuc/show-event.ts';

/** What is known right now; what is not known is not shown. */
export const load: PageServerLoad = async function load({ locals: { needs, words, lang } }) {
  const [figures, events] = await Promise.all([liveFigures(needs), lifeEvents(needs.db)]);
  return {
    popular: figures.popular,
    events: events.map((event) => showEventLink(event, lang)),
    figures: sayFigures(figures, { words, lang }),
  };
};
