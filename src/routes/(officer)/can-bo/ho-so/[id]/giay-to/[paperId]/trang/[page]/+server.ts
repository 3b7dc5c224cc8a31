import { officerHere } from '../../../../../../officer-here.ts';
import { serveDossierPage } from '../../../../../../../../serve-page.ts';
import type { RequestHandler } from './$types';

/** One page of a paper as a picture: `rong` says how wide, `xoay` how it is turned. */
export const GET: RequestHandler = async function get({ locals, params, url }) {
  const actor = officerHere(locals, url);
  const { id: dossier, paperId: paper, page } = params;
  return serveDossierPage({ actor, dossier, paper, page, query: url.searchParams, words: locals.words }, locals.needs);
};
