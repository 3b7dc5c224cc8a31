import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import type { Lang, Words } from '#messages';
import { askedAgainMost, filingFigure } from '#modules/effort/server';
import { localiseForm, placedControls } from '#modules/form';
import type { Revision } from '#modules/procedure';
import { sayEffort } from '../../say-effort.ts';
import { ENOUGH_DOSSIERS } from './enough-dossiers.ts';

const MOST_ITEMS = 5;

/** How much a procedure asked this year although an office had it; null while too few dossiers tell. Questions are called as its form calls them now. */
export async function sayOnceOnly(
  { code, content }: Revision,
  { words, lang }: { readonly words: Words; readonly lang: Lang },
  { db, now }: { readonly db: Db; readonly now: Temporal.Instant },
) {
  const year = inVietnam(now).year;
  const figure = await filingFigure(db, { year, procedureCode: code });
  if (figure.filings < ENOUGH_DOSSIERS) return null;
  const items = await askedAgainMost(db, { year, procedureCode: code, limit: MOST_ITEMS });
  const controls = placedControls(localiseForm(content.form, lang)).map(({ control }) => control);
  return {
    share: sayEffort({ words, lang }).share(figure),
    filings: figure.filings,
    year,
    items: items.map(({ kind, item, label, times }) => {
      const asked = controls.find(({ meaning, options }) => (kind === 'field' ? meaning === item : options.paper?.component === item));
      const called = asked?.label ?? label;
      return {
        label: kind === 'paper' ? words('effort.item.paper', { label: called }) : called,
        times: words('effort.item.times', { count: times }),
      };
    }),
  };
}
