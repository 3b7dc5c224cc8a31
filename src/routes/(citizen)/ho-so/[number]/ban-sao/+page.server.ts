import { showDossier } from '../show-dossier.ts';
import { openOwn } from '../open-own.ts';
import type { PageServerLoad } from './$types';

/** Everything that was sent, on one page to read and to print; there as long as the dossier is. */
export const load: PageServerLoad = async function load({ locals, params, url }) {
  const { needs, words, lang } = locals;
  const page = await openOwn(locals, { url, params });
  const { base, number, procedureName, answers, papers, names } = await showDossier(page, { t: words, lang }, needs);
  return {
    base,
    number,
    procedureName,
    answers,
    papers,
    desk: names.desk,
    applicant: page.dossier.applicantName,
    filedAt: page.dossier.filedAt,
    madeAt: needs.now.toString(),
    address: `${needs.origin}${base}`,
  };
};
