import { redirect } from '@sveltejs/kit';
import { openingPage } from '../../../../../(citizen)/nop-ho-so/steps.ts';
import { CASE, counterFiling, wantsCase } from '../counter-filing.ts';
import type { PageServerLoad } from './$types';

/** A filing is taken up where it was left. */
export const load: PageServerLoad = async function load(event) {
  const filing = await counterFiling(event);
  const { base, draft, form, pages } = filing;
  if (wantsCase(filing)) redirect(303, `${base}/${CASE}`);
  const left = pages.find(({ id }) => id === draft.page)?.id;
  redirect(303, `${base}/${left ?? openingPage(form, draft.answers)}`);
};
