import { serveDraftPaper } from '../../../../../../../serve-paper.ts';
import { counterHere } from '../../../../counter-here.ts';
import type { RequestHandler } from './$types';

/** A file of a supplement that a desk prepares, for whoever receives there. */
export const GET: RequestHandler = async function get({ locals, params, url }) {
  const { actor } = counterHere(locals, url);
  const { needs, words } = locals;
  return serveDraftPaper({ actor, draftId: params.dossierId, paper: params.paperId, words }, needs);
};
