import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = function load() {
  redirect(303, '/quan-tri/can-bo');
};
