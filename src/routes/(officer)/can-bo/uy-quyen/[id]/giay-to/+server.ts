import { error } from '@sveltejs/kit';
import { openMandate } from '#modules/citizen/server';
import { serveKeptPaper } from '../../../../../serve-paper.ts';
import { officerHere } from '../../../officer-here.ts';
import type { RequestHandler } from './$types';

/** The paper behind a mandate, for the desk that settles it. */
export const GET: RequestHandler = async function get({ locals, params, url }) {
  const actor = officerHere(locals, url);
  const found = await openMandate({ actor, mandateId: params.id }, locals.needs);
  const paper = found.ok ? found.value.paper : null;
  if (!paper) error(404, locals.words('refusal.paper.unknown'));
  return serveKeptPaper(paper, locals, locals.needs);
};
