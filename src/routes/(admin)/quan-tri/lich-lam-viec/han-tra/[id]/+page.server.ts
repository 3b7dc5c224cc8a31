import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids';
import { dossiersMoved } from '#views/due-recounts';
import { provinceAdministratorHere } from '../../../administrator-here.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, params, url }) {
  const { agencies } = await provinceAdministratorHere(locals, url);
  if (!isId(params.id)) error(404, locals.words('administration.moved.none'));
  const after = url.searchParams.get('after') ?? undefined;
  const { rows, next } = await dossiersMoved(locals.needs.db, { recountId: params.id, after });
  return {
    rows: rows.map(({ agencyId, ...row }) => ({ ...row, agency: agencies.find(agencyId)?.name ?? agencyId })),
    next: next === null ? null : `${url.pathname}?after=${next}`,
    first: after === undefined ? null : url.pathname,
  };
};
