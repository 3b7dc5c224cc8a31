import { error, redirect } from '@sveltejs/kit';
import { publishedProcedure } from '#views/catalogue';
import { showProcedure } from '../show-procedure.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, params }) {
  const { needs, words, lang } = locals;
  const code = params.code.trim();
  const found = await publishedProcedure(needs.db, code);
  if (!found) error(404, words('catalogue.unknown', { code: code.slice(0, 40) }));
  if (code !== params.code) redirect(308, `/thu-tuc/${code}`);
  return showProcedure(found, { lang, t: words });
};
