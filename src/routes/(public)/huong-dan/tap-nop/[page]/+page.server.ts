import { error, fail, redirect } from '@sveltejs/kit';
import { inVietnam } from '#kernel/clock';
import { checkAnswers, mergeAnswers, pagesOf, readPosted, warningsOf, visibleControls } from '#modules/form';
import { readUnits } from '#modules/place/server';
import { pageAfter, pageBefore } from '../../../../(citizen)/nop-ho-so/steps.ts';
import { unitOptions } from '../../../../(citizen)/nop-ho-so/unit-options.ts';
import { guideOf, practiceSteps } from '../practice-steps.ts';
import { keepPractice, PRACTICE, practiceForm, readPractice } from '../practice-state.ts';
import type { Actions, PageServerLoad } from './$types';

/** One page of the pretend form: the real engine, and nothing behind it. */
export const load: PageServerLoad = async function load({ locals, cookies, params }) {
  const { needs, words } = locals;
  const form = practiceForm(locals);
  const { answers } = readPractice(cookies, needs);
  const pages = pagesOf(form, answers);
  const at = pages.findIndex(({ id }) => id === params.page);
  if (at === -1) error(404);
  const today = todayAt(needs.now);
  const paths = visibleControls(form, answers).flatMap(({ page, path }) => (page === params.page ? path : []));
  return {
    form,
    page: params.page,
    label: pages[at]?.label ?? '',
    name: form.schema.title ?? '',
    answers,
    today,
    guide: guideOf(form, answers, params.page),
    steps: practiceSteps(form, { answers, issues: checkAnswers(form, answers, { today, isUnit: needs.isUnit }), t: words }),
    current: at,
    units: unitOptions(await readUnits(needs.db), words),
    warnings: warningsOf(form, answers).filter(({ path }) => paths.some((own) => path.startsWith(own))),
  };
};

export const actions: Actions = {
  save: async ({ locals, cookies, params, request }) => {
    const { needs, words } = locals;
    const form = practiceForm(locals);
    const practice = readPractice(cookies, needs);
    const today = todayAt(needs.now);
    const posted = await request.formData();
    const typed = readPosted(form, { page: params.page, answers: practice.answers, today }, posted);
    const answers = mergeAnswers(practice.answers, typed);
    if (!keepPractice(cookies, { answers, sentAt: null }, needs))
      return fail(413, { answers, issues: [], refusal: words('practice.too-long') });
    if (posted.get('go') === 'back') {
      const before = pageBefore(form, answers, params.page);
      redirect(303, before === null ? PRACTICE : `${PRACTICE}/${before}`);
    }
    const issues = checkAnswers(form, answers, { today, page: params.page, isUnit: needs.isUnit });
    if (issues.length > 0) return fail(422, { answers, issues, refusal: null });
    redirect(303, `${PRACTICE}/${pageAfter(form, answers, params.page)}`);
  },
};

function todayAt(now: Temporal.Instant): string {
  return inVietnam(now).toPlainDate().toString();
}
