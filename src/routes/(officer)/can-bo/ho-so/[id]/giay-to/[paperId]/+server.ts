import { officerHere } from '../../../../officer-here.ts';
import { serveDossierPaper } from '../../../../../../serve-paper.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async function get({ locals, params, url }) {
  const actor = officerHere(locals, url);
  return serveDossierPaper({ actor, dossier: params.id, paper: params.paperId, words: locals.words }, locals.needs);
};
