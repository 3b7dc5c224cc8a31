import { redirect } from '@sveltejs/kit';
import { controlLine } from '#modules/notice/server';
import { openSlip, slipHead } from './show-slip.ts';
import type { PageServerLoad } from './$types';

/** Who had the dossier when, on the form of the law, to read and to print. */
export const load: PageServerLoad = async function load({ locals, params, url }) {
  const { words } = locals;
  const slip = await openSlip(locals, { url, id: params.id, words });
  const { id } = slip.opened.dossier;
  if (params.id !== id) redirect(307, `/can-bo/ho-so/${id}/phieu-kiem-soat`);
  return {
    ...slipHead(slip, words),
    base: `/can-bo/ho-so/${id}`,
    rows: slip.rows.map((row, index) => ({
      ...controlLine(row, { number: index + 1, nameOf: slip.nameOf, words }),
      standing: row.result,
    })),
  };
};
