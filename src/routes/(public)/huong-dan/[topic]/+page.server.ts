import { error } from '@sveltejs/kit';
import { isTopic, TOPIC_NAMES } from '../topics.ts';
import type { PageServerLoad } from './$types';

/** How one thing is done, on one page to read and to print. */
export const load: PageServerLoad = function load({ params }) {
  if (!isTopic(params.topic)) error(404);
  return { topic: params.topic, others: TOPIC_NAMES.filter((one) => one !== params.topic) };
};
