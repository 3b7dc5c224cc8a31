import { redirect } from '@sveltejs/kit';
import { ownFiling } from '../../own-filing.ts';
import { openingPage } from '../../steps.ts';
import type { PageServerLoad } from './$types';

/** A draft is taken up where it was left. */
export const load: PageServerLoad = async function load(event) {
  const { base, draft, form, pages } = await ownFiling(event);
  const left = pages.find(({ id }) => id === draft.page)?.id;
  redirect(303, `${base}/${left ?? openingPage(form, draft.answers)}`);
};
