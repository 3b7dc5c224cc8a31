import { redirect } from '@sveltejs/kit';
import { ownViews, removeView } from '#modules/queue/server';
import { officerHere } from '../officer-here.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, url }) {
  const actor = officerHere(locals, url);
  return { views: await ownViews({ actor }, locals.needs), removed: url.searchParams.has('removed') };
};

export const actions: Actions = {
  remove: async ({ locals, request, url }) => {
    const actor = officerHere(locals, url);
    const id = (await request.formData()).get('id');
    await removeView({ actor, id: typeof id === 'string' ? id : '' }, locals.needs);
    redirect(303, '/can-bo/danh-sach?removed');
  },
};
