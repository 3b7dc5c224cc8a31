import { redirect } from '@sveltejs/kit';
import { inVietnam } from '#kernel/clock';
import { checkAnswers, controlAt, summaryOf, type Issue } from '#modules/form';
import { findUnit } from '#modules/place';
import { readUnits } from '#modules/place/server';
import { keepPractice, PRACTICE, practiceForm, readPractice } from '../practice-state.ts';
import { pageOf, practiceSteps } from '../practice-steps.ts';
import type { Actions, PageServerLoad } from './$types';

/** Everything that would be sent, were it real. */
export const load: PageServerLoad = async function load({ locals, cookies }) {
  const { needs, words } = locals;
  const form = practiceForm(locals);
  const { answers } = readPractice(cookies, needs);
  const issues = issuesIn({ locals, cookies });
  const units = await readUnits(needs.db);
  return {
    steps: practiceSteps(form, { answers, issues, t: words }),
    obstacles: issues.map(({ path }) => ({
      href: `${PRACTICE}/${pageOf(form, path) ?? ''}`,
      text: controlAt(form, path)?.control.label ?? path,
    })),
    summary: summaryOf(form, answers, { words, unitName: (code: string) => findUnit(units, code)?.name }),
  };
};

export const actions: Actions = {
  send: ({ locals, cookies }) => {
    const { needs } = locals;
    if (issuesIn({ locals, cookies }).length > 0) redirect(303, `${PRACTICE}/xem-lai`);
    const practice = readPractice(cookies, needs);
    // Pressed twice it is one filing, here as there.
    keepPractice(cookies, { ...practice, sentAt: practice.sentAt ?? needs.now.toString() }, needs);
    redirect(303, `${PRACTICE}/da-nop`);
  },
};

type Asked = Parameters<PageServerLoad>[0];

function issuesIn({ locals, cookies }: Pick<Asked, 'locals' | 'cookies'>): readonly Issue[] {
  const { needs } = locals;
  const today = inVietnam(needs.now).toPlainDate().toString();
  return checkAnswers(practiceForm(locals), readPractice(cookies, needs).answers, { today, isUnit: needs.isUnit });
}
