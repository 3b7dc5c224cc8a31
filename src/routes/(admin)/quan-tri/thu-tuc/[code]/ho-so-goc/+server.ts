import { error } from '@sveltejs/kit';
import { findPublishedRevision } from '#modules/procedure/server';
import { provinceAdministratorHere } from '../../../administrator-here.ts';
import type { RequestHandler } from './$types';

/** The record in force as a file that can be imported again. */
export const GET: RequestHandler = async function get({ locals, params: { code }, url }) {
  await provinceAdministratorHere(locals, url);
  const revision = await findPublishedRevision(locals.needs.db, code);
  if (!revision) error(404, locals.words('administration.procedure.unknown'));
  return new Response(`${JSON.stringify([revision.content.record], null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="${code}.json"` },
  });
};
