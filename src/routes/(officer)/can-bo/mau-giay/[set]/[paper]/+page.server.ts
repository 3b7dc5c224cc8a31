import { administratorHere, formHere } from '../../administrator-here.ts';
import type { PageServerLoad } from './$types';

/** One form, filled with invented data, to look at. */
export const load: PageServerLoad = function load({ locals, params, url }) {
  administratorHere(locals, url);
  const { title, number, set } = formHere(locals, params);
  return { title, number, basis: set.basis, here: `/can-bo/mau-giay/${params.set}/${params.paper}` };
};
