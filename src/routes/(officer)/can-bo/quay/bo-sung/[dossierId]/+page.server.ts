import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { inVietnam } from '#kernel/clock';
import { isId, newId } from '#kernel/ids';
import { actOnDossier, keepBrought, removePaper, saveDraft } from '#modules/dossier/server';
import { newRowId, readPosted, rowAction, type Issue } from '#modules/form';
import { readUnits } from '#modules/place/server';
import { arrangePosted } from '../../../../../(citizen)/nop-ho-so/arrange-posted.ts';
import { SUPPLEMENT_PAGE } from '../../../../../(citizen)/nop-ho-so/asked-again.ts';
import { issuesOf, uploadsOn } from '../../../../../(citizen)/nop-ho-so/asked-of.ts';
import { postedFile, postedText } from '../../../../../(citizen)/nop-ho-so/posted-text.ts';
import { paperRules, showFiles, uploadRefusal } from '../../../../../(citizen)/nop-ho-so/shown-papers.ts';
import { unfinishedHere } from '../../../../../(citizen)/nop-ho-so/unfinished.ts';
import { unitOptions } from '../../../../../(citizen)/nop-ho-so/unit-options.ts';
import { showSaved, typedBeforeSignIn } from '../../../../../parked-post.ts';
import { readBrought } from '../../read-brought.ts';
import { readVisit, seenIn, visitError, type TypedVisit, type VisitError } from '../../who-came.ts';
import { supplementHere, type SupplementHere } from '../supplement-here.ts';
import { supplementPath } from '../supplement-path.ts';
import type { Actions, PageServerLoad } from './$types';

/** What was asked for again of somebody who is back at the counter: questions, papers laid there, and whose card was seen. */
export const load: PageServerLoad = async function load(event) {
  const { locals, params, url } = event;
  const { needs, words: t, lang } = locals;
  const here = await supplementHere(event);
  const typed = await typedBeforeSignIn(event);
  if (typed && !(await keepTyped(here, typed, locals))) showSaved(url);
  return {
    name: here.name,
    number: here.number,
    applicant: here.applicant,
    base: supplementPath(params.dossierId),
    draftId: params.dossierId,
    form: here.form,
    page: SUPPLEMENT_PAGE,
    answers: here.draft.answers,
    today: todayOf(locals),
    units: unitOptions(await readUnits(needs.db), t),
    uploads: uploadsOn(here.form),
    files: showFiles(here.draft.papers, lang),
    earlier: showFiles(here.earlier, lang),
    answerBy: here.answerBy,
    legalGround: here.legalGround,
    inAppraisal: here.inAppraisal,
    brought: componentsIn(here).map((component) => ({
      component,
      name: here.paperNames[component] ?? component,
      brought: here.draft.brought.find((paper) => paper.component === component) ?? null,
    })),
    papers: paperRules(needs.paperLimits),
    unfinished: await unfinishedHere(params.dossierId, locals),
    refused: uploadRefusal(url, t, needs.paperLimits),
    requestId: newId(),
    saved: url.searchParams.has('da-luu'),
  };
};

interface Returned {
  readonly issues: readonly Issue[];
  readonly errors: readonly VisitError[];
  readonly visit?: TypedVisit;
  readonly counts?: Readonly<Record<string, string>>;
}

type Event = Parameters<Actions['send']>[0];

export const actions: Actions = {
  send: async (event): Promise<ActionFailure<Returned>> => {
    const { locals, params, request } = event;
    const { needs, words: t } = locals;
    const posted = await request.formData();
    const here = await supplementHere(event);
    const base = supplementPath(params.dossierId);
    const kept = await keepTyped(here, posted, locals);
    if (kept) return kept;

    const row = postedText(posted, 'row');
    if (row !== '') redirect(303, `${base}#${await changeRow(event, row)}`);
    const go = postedText(posted, 'go');
    if (go === 'stay') redirect(303, `${base}?da-luu`);
    if (go === 'exit') redirect(303, '/can-bo/quay');

    const visit = readVisit(posted);
    const by = visit.by === 'delegate' || visit.by === 'post' ? visit.by : 'applicant';
    const requestId = postedText(posted, 'requestId');
    const done = await actOnDossier(
      {
        actor: here.actor,
        dossierId: params.dossierId,
        action: 'supplement',
        requestId: isId(requestId) ? requestId : newId(),
        body: by === 'post' ? { by } : { by, seen: seenIn(visit, posted) },
      },
      needs,
    );
    if (done.ok) redirect(303, `/can-bo/quay?bo-sung=${encodeURIComponent(done.value.code ?? done.value.reference)}`);
    return fail(422, { issues: issuesOf(done.refusal, here.components), errors: [visitError(done.refusal, t)], visit });
  },

  /** Takes a file away again, and saves what was typed beside it. */
  remove: async (event): Promise<ActionFailure<Returned>> => {
    const posted = await event.request.formData();
    const here = await supplementHere(event);
    const kept = await keepTyped(here, posted, event.locals);
    if (kept) return kept;
    const { paperId, component } = postedFile(posted);
    await removePaper({ actor: here.actor, draftId: event.params.dossierId, paperId }, event.locals.needs);
    redirect(303, `${supplementPath(event.params.dossierId)}#paper-${encodeURIComponent(component)}`);
  },

  /** Moves a file up or down, or turns a photo, and saves what was typed beside it. */
  arrange: async (event): Promise<ActionFailure<Returned>> => {
    const posted = await event.request.formData();
    const here = await supplementHere(event);
    const kept = await keepTyped(here, posted, event.locals);
    if (kept) return kept;
    const component = await arrangePosted({ actor: here.actor, draftId: event.params.dossierId, posted }, event.locals);
    redirect(303, `${supplementPath(event.params.dossierId)}#paper-${encodeURIComponent(component)}`);
  },
};

/** Saves answers and what was laid on the counter, whichever button was pressed. */
async function keepTyped(here: SupplementHere, posted: FormData, locals: App.Locals): Promise<ActionFailure<Returned> | null> {
  const { actor, draft, form } = here;
  const { needs, words: t } = locals;
  const typed = readPosted(form, { page: SUPPLEMENT_PAGE, answers: draft.answers, today: todayOf(locals) }, posted);
  const saved = await saveDraft({ actor, draftId: draft.id, answers: typed }, needs);
  const brought = componentsIn(here).map((component) => readBrought(posted, component));
  const kept = saved.ok ? await keepBrought({ actor, draftId: draft.id, brought }, needs) : saved;
  if (kept.ok) return null;
  const counts = Object.fromEntries([...posted].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  const { refusal } = kept;
  const field = 'component' in refusal ? `originals ${refusal.component}` : undefined;
  const text = t(`refusal.${refusal.code}`, { ...refusal });
  return fail(422, { issues: [], errors: [field === undefined ? { text } : { field, text }], visit: readVisit(posted), counts });
}

/** A row of a list more or less, once what was typed beside it is saved; answers where on the page to go on. */
async function changeRow(event: Event, row: string): Promise<string> {
  const { actor, draft, form } = await supplementHere(event);
  const change = rowAction(form, row, { answers: draft.answers, newId: newRowId() });
  if (change) await saveDraft({ actor, draftId: draft.id, answers: change.patch }, event.locals.needs);
  return encodeURI(change?.at ?? '');
}

/** Papers that may be laid on the counter: those asked for, and those a new answer calls up. */
function componentsIn({ components, form }: SupplementHere): readonly string[] {
  return [...new Set([...components, ...uploadsOn(form)])];
}

function todayOf({ needs }: App.Locals): string {
  return inVietnam(needs.now).toPlainDate().toString();
}
