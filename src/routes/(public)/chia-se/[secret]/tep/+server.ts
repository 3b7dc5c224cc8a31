import { error } from '@sveltejs/kit';
import { serveKeptPaper } from '../../../../serve-paper.ts';
import { sharedHere } from '../../shared-here.ts';
import type { RequestHandler } from './$types';

/** The file of a paper somebody shared; each time it is opened is told to its owner. */
export const GET: RequestHandler = async function get({ locals, params, url }) {
  const shared = await sharedHere({ locals, secret: params.secret, url, file: true });
  if (!shared) error(404, locals.words('refusal.share.unknown'));
  const { sha256, fileName, mediaType } = shared.paper;
  return serveKeptPaper({ sha256, name: fileName, mediaType }, locals, locals.needs);
};
