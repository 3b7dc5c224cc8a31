import { fillControlSlip } from '#modules/notice/server';
import { servePrint } from '../../../../../../serve-print.ts';
import { openSlip, slipHead } from '../show-slip.ts';
import type { RequestHandler } from './$types';

/** The control slip as a sheet of A4, printed as far as the dossier has come. */
export const GET: RequestHandler = async function get({ locals, params, url }) {
  const { needs } = locals;
  const words = needs.lawWords;
  const slip = await openSlip(locals, { url, id: params.id, words });
  const printing = { office: slip.office, at: needs.now.toString(), officer: locals.name ?? '', words, paperForms: needs.paperForms };
  const { form, number, data } = fillControlSlip({ ...slipHead(slip, words), rows: slip.rows, nameOf: slip.nameOf }, printing);
  return servePrint(await needs.pdf.render(form.template, { data, at: needs.now }), `${form.title} ${number}`);
};
