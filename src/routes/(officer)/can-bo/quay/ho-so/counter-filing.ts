import { error, redirect } from '@sveltejs/kit';
import { inVietnam } from '#kernel/clock';
import { isId } from '#kernel/ids';
import type { OfficerActor } from '#modules/account';
import { servesDesk, usable } from '#modules/dossier';
import { findIntake, ownDraft, reviewDraft, type ReviewedDraft } from '#modules/dossier/server';
import { CASE_PATH, checkAnswers, controlAt, localiseForm, pagesOf, type Answers, type Form, type Issue, type Page } from '#modules/form';
import type { Words } from '#messages';
import { pageSteps } from '../../../../(citizen)/nop-ho-so/steps.ts';
import { supplementPath } from '../bo-sung/supplement-path.ts';
import { counterHere } from '../counter-here.ts';

/** What of a request says whose filing it is about. */
export interface CounterAsking {
  readonly locals: App.Locals;
  readonly params: { readonly draftId: string };
  readonly url: URL;
}

/** A filing that a desk of the officer prepares, brought up to date, with its form in their language. */
export interface CounterFiling extends ReviewedDraft {
  readonly actor: OfficerActor;
  /** Where its pages live. */
  readonly base: string;
  readonly form: Form;
  readonly pages: readonly Page[];
  /** `YYYY-MM-DD` in Vietnam. */
  readonly today: string;
}

/** Pages of a filing that no form names. */
export const BROUGHT = 'giay-mang-den';
export const REVIEW = 'xem-lai';
export const CASE = 'truong-hop';

/** The filing an address names; one that was filed is shown its code, and no desk learns of another's. */
export async function counterFiling(asking: CounterAsking): Promise<CounterFiling> {
  const { locals, params } = asking;
  const { needs, words, lang } = locals;
  const { actor } = counterHere(locals, asking.url);
  const base = `/can-bo/quay/ho-so/${encodeURIComponent(params.draftId)}`;
  const found = await ownDraft(needs.db, actor, params.draftId);
  if (!found.ok) {
    if (await filedHere(asking)) redirect(303, `${base}/xong`);
    error(404, words('refusal.draft.unknown'));
  }
  if (found.value.purpose === 'supplement') redirect(303, supplementPath(params.draftId));
  const reviewed = await reviewDraft({ actor, draftId: params.draftId }, needs);
  if (!reviewed.ok) error(404, words(`refusal.${reviewed.refusal.code}`));
  const { draft, revision } = reviewed.value;
  const form = localiseForm(revision.content.form, lang);
  const today = inVietnam(needs.now).toPlainDate().toString();
  return { ...reviewed.value, actor, base, form, pages: pagesOf(form, draft.answers), today };
}

/** Whether a desk of the officer filed what an address names. */
export async function filedHere({ locals, params, url }: CounterAsking): Promise<boolean> {
  const { actor } = counterHere(locals, url);
  const intake = isId(params.draftId) ? await findIntake(locals.needs.db, params.draftId) : null;
  if (intake === null || !servesDesk(actor, intake.deskId)) return false;
  const draft = await ownDraft(locals.needs.db, actor, params.draftId);
  return !draft.ok || draft.value.purpose === 'supplement';
}

/** Whether the case is still to be chosen, and no page of the form asks for it. */
export function wantsCase({ draft, form, revision }: CounterFiling): boolean {
  return revision.content.cases.length > 1 && draft.caseId === null && !controlAt(form, CASE_PATH);
}

/** What is wrong on one page. A paper that is missing there may be laid on the counter: the review asks for it. */
export function issuesAtCounter(
  { form, draft, today }: CounterFiling,
  asked: { readonly page: string; readonly answers: Answers; readonly locals: App.Locals },
): readonly Issue[] {
  const papers = new Set([...usable(draft.papers), ...draft.brought].map(({ component }) => component));
  const { page, answers } = asked;
  return checkAnswers(form, answers, { today, page, papers, isUnit: asked.locals.needs.isUnit }).filter(
    ({ path, code }) => controlAt(form, path)?.page === page && code !== 'paper.required',
  );
}

/** The steps from the first page of the form to filing, each one to be reached at any time. A paper laid on the counter is there. */
export function counterSteps({ base, form, pages, draft, sent }: CounterFiling, t: Words) {
  return [
    ...pageSteps({ base, form, pages, sent }),
    { label: t('counter.brought'), href: `${base}/${BROUGHT}`, done: draft.brought.length > 0 },
    { label: t('counter.review'), href: `${base}/${REVIEW}`, done: false },
  ];
}
