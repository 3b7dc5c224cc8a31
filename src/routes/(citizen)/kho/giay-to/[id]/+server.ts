import { error } from '@sveltejs/kit';
import { openLockerPaper } from '#modules/locker/server';
import { serveKeptPaper } from '../../../../serve-paper.ts';
import { citizenHere } from '../../../ho-so/citizen-here.ts';
import type { RequestHandler } from './$types';

/** A paper of my locker, or of whom I act for; anybody else's is as if it did not exist. */
export const GET: RequestHandler = async function get({ locals, params, url }) {
  const actor = citizenHere(locals, url);
  const { needs, words } = locals;
  const opened = await openLockerPaper({ actor, paperId: params.id }, needs);
  if (!opened.ok) error(404, words('refusal.paper.unknown'));
  const { sha256, fileName, mediaType } = opened.value;
  return serveKeptPaper({ sha256, name: fileName, mediaType }, { words }, needs);
};
