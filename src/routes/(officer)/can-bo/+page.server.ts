import { isDeskAction } from './ho-so/[id]/desk-actions.ts';
import { officerHere } from './officer-here.ts';
import { showQueue } from './show-queue.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, url }) {
  const officer = officerHere(locals, url);
  const done = url.searchParams.get('done') ?? '';
  const queue = await showQueue(officer, { query: url.searchParams, t: locals.words }, locals.needs);
  return { ...queue, done: isDeskAction(done) ? done : null };
};
