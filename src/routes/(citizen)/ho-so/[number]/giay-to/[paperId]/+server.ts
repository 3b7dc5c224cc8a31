import { serveDossierPaper } from '../../../../../serve-paper.ts';
import { citizenHere } from '../../../citizen-here.ts';
import type { RequestHandler } from './$types';

/** A paper of my dossier: one I sent, one the office issued, or the result. */
export const GET: RequestHandler = async function get({ locals, params, url }) {
  const actor = citizenHere(locals, url);
  return serveDossierPaper({ actor, dossier: params.number, paper: params.paperId, words: locals.words }, locals.needs);
};
