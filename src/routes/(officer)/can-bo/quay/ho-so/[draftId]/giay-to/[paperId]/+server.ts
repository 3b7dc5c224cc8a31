import { serveDraftPaper } from '../../../../../../../serve-paper.ts';
import { counterFiling } from '../../../counter-filing.ts';
import type { RequestHandler } from './$types';

/** A file of a filing that a desk prepares, for whoever receives there. */
export const GET: RequestHandler = async function get(event) {
  const { actor, draft } = await counterFiling(event);
  const { needs, words } = event.locals;
  return serveDraftPaper({ actor, draftId: draft.id, paper: event.params.paperId, words }, needs);
};
