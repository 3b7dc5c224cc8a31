import { ledgerStatus } from '#modules/ledger/server';
import { provinceAdministratorHere } from '../administrator-here.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, url }) {
  await provinceAdministratorHere(locals, url);
  const { sealed, waiting, lastCheck } = await ledgerStatus(locals.needs.db);
  return {
    sealed,
    waiting,
    check: lastCheck && { at: lastCheck.at, rows: lastCheck.rowsSealed, heads: lastCheck.headsCompared, breaks: lastCheck.breaks },
  };
};
