import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { removePaper, saveDraft } from '#modules/dossier/server';
import { mergeAnswers, newRowId, readPosted, rowAction, visibleControls, warningsOf, type Answers, type Issue } from '#modules/form';
import { readUnits } from '#modules/place/server';
import { arrangePosted } from '../../../../../../(citizen)/nop-ho-so/arrange-posted.ts';
import { postedFile, postedText } from '../../../../../../(citizen)/nop-ho-so/posted-text.ts';
import { paperRules, showFiles, uploadRefusal } from '../../../../../../(citizen)/nop-ho-so/shown-papers.ts';
import { pageAfter, pageBefore } from '../../../../../../(citizen)/nop-ho-so/steps.ts';
import { unfinishedHere } from '../../../../../../(citizen)/nop-ho-so/unfinished.ts';
import { unitOptions } from '../../../../../../(citizen)/nop-ho-so/unit-options.ts';
import { showSaved, typedBeforeSignIn } from '../../../../../../parked-post.ts';
import {
  BROUGHT,
  CASE,
  counterFiling,
  counterSteps,
  issuesAtCounter,
  REVIEW,
  wantsCase,
  type CounterFiling,
} from '../../counter-filing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async function load(event) {
  const { locals, params, url } = event;
  const { needs, words: t, lang } = locals;
  const filing = await counterFiling(event);
  const { base, draft, form, pages, revision, today } = filing;
  const typed = await typedBeforeSignIn(event);
  if (typed && (await saveFields(filing, { page: params.page, posted: typed, locals })).ok) showSaved(url);
  const at = pages.findIndex(({ id }) => id === params.page);
  if (at === -1) goWhereItIs(filing, params.page);
  const shown = visibleControls(form, draft.answers).filter(({ page }) => page === params.page);
  return {
    title: revision.content.record.name,
    code: draft.procedureCode,
    counter: t('counter.title'),
    heading: pages[at]?.label ?? '',
    help: form.ui.elements.find(({ id }) => id === params.page)?.options?.help ?? '',
    steps: counterSteps(filing, t),
    current: at,
    base,
    draftId: draft.id,
    page: params.page,
    form,
    answers: draft.answers,
    today,
    units: unitOptions(await readUnits(needs.db), t),
    // Whoever comes from the review is shown what it found.
    issues: url.searchParams.has('soat') ? issuesAtCounter(filing, { page: params.page, answers: draft.answers, locals }) : [],
    warnings: warningsOf(form, draft.answers).filter(({ path }) =>
      shown.some((one) => path === one.path || path.startsWith(`${one.path}/`)),
    ),
    uploads: shown.flatMap(({ control: { options } }) => (options.paper?.supply === 'upload' ? options.paper.component : [])),
    files: showFiles(draft.papers, lang),
    papers: paperRules(needs.paperLimits),
    unfinished: await unfinishedHere(draft.id, locals),
    refused: uploadRefusal(url, t, needs.paperLimits),
    says: { onPaper: t('counter.on-paper'), drop: t('counter.leave') },
    fromReview: url.searchParams.get('tu') === REVIEW,
    saved: url.searchParams.has('da-luu'),
  };
};

interface Returned {
  readonly issues: readonly Issue[];
  /** What was typed, when it could not be saved. */
  readonly answers?: Answers;
  readonly refusal?: string;
}

export const actions: Actions = {
  save: async (event): Promise<ActionFailure<Returned>> => {
    const { filing, posted, saved } = await saveTyped(event);
    if (!saved.ok) return saved.failure;
    const { base, form } = filing;
    const { page } = event.params;
    const answers = saved.answers;
    const row = postedText(posted, 'row');
    if (row !== '') redirect(303, `${base}/${page}#${await changeRow(filing, { row, answers, locals: event.locals })}`);
    const go = postedText(posted, 'go');
    if (go === 'exit') redirect(303, '/can-bo/quay');
    if (go === 'stay') redirect(303, `${base}/${page}?da-luu`);
    if (go === 'back') redirect(303, `${base}/${pageBefore(form, answers, page) ?? (wantsCase(filing) ? CASE : page)}`);
    const issues = issuesAtCounter(filing, { page, answers, locals: event.locals });
    if (issues.length > 0) return fail(422, { issues });
    const next = pageAfter(form, answers, page);
    redirect(303, `${base}/${postedText(posted, 'tu') === REVIEW ? REVIEW : next === REVIEW ? BROUGHT : next}`);
  },

  /** Takes a file away again, and saves what was typed beside it. */
  remove: async (event): Promise<ActionFailure<Returned>> => {
    const { filing, posted, saved } = await saveTyped(event);
    if (!saved.ok) return saved.failure;
    const { paperId, component } = postedFile(posted);
    await removePaper({ actor: filing.actor, draftId: filing.draft.id, paperId }, event.locals.needs);
    redirect(303, `${filing.base}/${event.params.page}#paper-${encodeURIComponent(component)}`);
  },

  /** Moves a file up or down, or turns a photo, and saves what was typed beside it. */
  arrange: async (event): Promise<ActionFailure<Returned>> => {
    const { filing, posted, saved } = await saveTyped(event);
    if (!saved.ok) return saved.failure;
    const component = await arrangePosted({ actor: filing.actor, draftId: filing.draft.id, posted }, event.locals);
    redirect(303, `${filing.base}/${event.params.page}#paper-${encodeURIComponent(component)}`);
  },
};

type Saved = { readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly failure: ActionFailure<Returned> };
type Event = Parameters<Actions['save']>[0];

/** Saves what a page posted, whichever of its buttons was pressed. */
async function saveTyped(event: Event): Promise<{ readonly filing: CounterFiling; readonly posted: FormData; readonly saved: Saved }> {
  const { locals, params, request } = event;
  const filing = await counterFiling(event);
  const posted = await request.formData();
  return { filing, posted, saved: await saveFields(filing, { page: params.page, posted, locals }) };
}

async function saveFields(
  { actor, draft, form, today }: CounterFiling,
  { page, posted, locals }: { readonly page: string; readonly posted: FormData; readonly locals: App.Locals },
): Promise<Saved> {
  const typed = readPosted(form, { page, answers: draft.answers, today }, posted);
  const saved = await saveDraft({ actor, draftId: draft.id, answers: typed, page }, locals.needs);
  if (saved.ok) return { ok: true, answers: saved.value.answers };
  const refusal = locals.words(`refusal.${saved.refusal.code}`, { ...saved.refusal });
  return { ok: false, failure: fail(422, { issues: [], answers: mergeAnswers(draft.answers, typed), refusal }) };
}

/** A row of a list more or less, for those without a script; answers where on the page to go on. */
async function changeRow(
  { actor, draft, form }: CounterFiling,
  { row, answers, locals }: { readonly row: string; readonly answers: Answers; readonly locals: App.Locals },
): Promise<string> {
  const change = rowAction(form, row, { answers, newId: newRowId() });
  if (change) await saveDraft({ actor, draftId: draft.id, answers: change.patch }, locals.needs);
  return encodeURI(change?.at ?? '');
}

/** A page the answers have ruled out leads to the next one that is asked; one the form does not have, to where one left. */
function goWhereItIs({ base, draft, form }: CounterFiling, page: string): never {
  if (!form.ui.elements.some(({ id }) => id === page)) redirect(303, base);
  const next = pageAfter(form, draft.answers, page);
  redirect(303, `${base}/${next === REVIEW ? BROUGHT : next}`);
}
