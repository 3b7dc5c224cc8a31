import { servePrint } from '../../../../../../serve-print.ts';
import { administratorHere, formHere, sampleOf } from '../../../administrator-here.ts';
import type { RequestHandler } from './$types';

/** The form with invented data as an office would print it, marked as worth nothing. */
export const GET: RequestHandler = async function get({ locals, params, url }) {
  administratorHere(locals, url);
  const form = formHere(locals, params);
  return servePrint(await locals.needs.pdf.render(form.template, sampleOf(form, locals)), form.title);
};
