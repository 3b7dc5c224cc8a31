import { error } from '@sveltejs/kit';
import { openHeldPaper } from '#modules/dossier/server';
import { officerHere } from '../../../../officer-here.ts';
import { serveKeptPaper } from '../../../../../../serve-paper.ts';
import type { RequestHandler } from './$types';

/** A paper of the applicant's locker that does for what this dossier asks for; any other is as if it did not exist. */
export const GET: RequestHandler = async function get({ locals, params, url }) {
  const actor = officerHere(locals, url);
  const { needs, words } = locals;
  const opened = await openHeldPaper({ actor, dossierId: params.id, paperId: params.paperId }, needs);
  if (!opened.ok) error(opened.refusal.code === 'held.not-yours' ? 403 : 404, words(`refusal.${opened.refusal.code}`));
  const { sha256, fileName, mediaType } = opened.value;
  return serveKeptPaper({ sha256, name: fileName, mediaType }, { words }, needs);
};
