import { dossiersMoved, latestRecounts } from '#views/due-recounts';
import { provinceAdministratorHere } from '../../administrator-here.ts';
import type { PageServerLoad } from './$types';

/** The countings anew lately, and which dossiers the chosen one moved: the newest unless another is asked for. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const { agencies } = await provinceAdministratorHere(locals, url);
  const { db } = locals.needs;
  const recounts = await latestRecounts(db);
  const chosen = recounts.find(({ id }) => id === url.searchParams.get('lan')) ?? recounts[0];
  const after = url.searchParams.get('after') ?? undefined;
  const { rows, next } = chosen ? await dossiersMoved(db, { recountId: chosen.id, after }) : { rows: [], next: null };
  const address = chosen ? `${url.pathname}?lan=${chosen.id}` : url.pathname;
  return {
    recounts,
    chosen: chosen?.id ?? null,
    rows: rows.map(({ agencyId, ...row }) => ({ ...row, agency: agencies.find(agencyId)?.name ?? agencyId })),
    next: next === null ? null : `${address}&after=${next}`,
    first: after === undefined ? null : address,
  };
};
