import { inVietnam } from '#kernel/clock';
import { showDay } from '#kernel/typed-day';
import type { FormSet } from '#modules/notice';
import { administratorHere } from './administrator-here.ts';
import type { PageServerLoad } from './$types';

/** Every form an office prints on, by legal basis: what it is called, from when to when, and how it looks. */
export const load: PageServerLoad = function load({ locals, url }) {
  administratorHere(locals, url);
  const { needs, words: t } = locals;
  const today = inVietnam(needs.now).toPlainDate().toString();
  return {
    sets: needs.paperForms.sets.map((set) => ({
      id: set.id,
      path: set.id.replaceAll('/', '~'),
      basis: set.basis,
      standing: standingOf(set, today),
      checked: set.checked,
      note: set.note ?? null,
      fields: set.fields.length === 0 ? null : t('official-paper.forms.fields', { fields: set.fields.join(', ') }),
      days:
        set.until === null
          ? t('official-paper.forms.from', { from: showDay(set.from) })
          : t('official-paper.forms.from-until', { from: showDay(set.from), until: showDay(set.until) }),
      forms: set.forms.map(({ paper, number, title, symbol }) => ({ paper, number, title, symbol })),
    })),
  };
};

function standingOf({ from, until }: Pick<FormSet, 'from' | 'until'>, today: string): 'in-force' | 'ended' | 'coming' {
  if (from > today) return 'coming';
  return until !== null && until < today ? 'ended' : 'in-force';
}
