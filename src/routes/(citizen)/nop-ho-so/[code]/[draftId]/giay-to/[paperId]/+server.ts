import { serveDraftPaper } from '../../../../../../serve-paper.ts';
import { citizenHere } from '../../../../own-filing.ts';
import type { RequestHandler } from './$types';

/** A file of my draft, or the PDF its photos become, before anything is sent. */
export const GET: RequestHandler = async function get({ locals, params, url }) {
  const actor = citizenHere({ locals, url });
  return serveDraftPaper({ actor, draftId: params.draftId, paper: params.paperId, words: locals.words }, locals.needs);
};
