import { inVietnam } from '#kernel/clock';
import { figuresByProcedure, filingFigure } from '#modules/effort/server';
import { toldOnce } from '#views/told-once';
import { sayEffort } from '../../../say-effort.ts';
import { provinceAdministratorHere } from '../administrator-here.ts';
import type { PageServerLoad } from './$types';

/** What filing costs people, procedure by procedure: measured, and in numbers only. */
export const load: PageServerLoad = async function load({ locals, url }) {
  await provinceAdministratorHere(locals, url);
  const { needs, words, lang } = locals;
  const today = inVietnam(needs.now);
  const year = today.year;
  const yearBegan = today.with({ month: 1, day: 1 }).startOfDay().toInstant();
  const say = sayEffort({ words, lang });
  return {
    year,
    figures: say.sums(await filingFigure(needs.db, { year }), year),
    once: await toldOnce(needs.db, yearBegan),
    rows: (await figuresByProcedure(needs.db, year)).map((figure) => say.row(figure)),
  };
};
