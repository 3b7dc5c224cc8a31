import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import type { Answers, Issue } from '#modules/form';
import { mergeAnswers, newRowId, readPosted, rowAction } from '#modules/form';
import { noteLaidIn } from '#modules/effort/server';
import { declareAbsent, declaredAbsent, removePaper, saveDraft, type SaveDraftRefusal } from '#modules/dossier/server';
import { readUnits } from '#modules/place/server';
import { arrangePosted } from '../../../arrange-posted.ts';
import { issuesOnPage, keptOnPage } from '../../../issues-on-page.ts';
import { knownHere, knownNotes } from '../../../known-here.ts';
import { showSaved, typedBeforeSignIn } from '../../../../../parked-post.ts';
import { askedBy, lookElsewhere, offersHere, useFromLocker } from '../../../offers-here.ts';
import { ownFiling, type OwnFiling } from '../../../own-filing.ts';
import { postedFile, postedText } from '../../../posted-text.ts';
import { paperRules, showFiles, uploadRefusal } from '../../../shown-papers.ts';
import { pageAfter, pageBefore } from '../../../steps.ts';
import { answersOfThing, thingsHere } from '../../../things-here.ts';
import { unfinishedHere } from '../../../unfinished.ts';
import { unitOptions } from '../../../unit-options.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The page after the last one of the form, and where some came from. */
const REVIEW = 'xem-lai';

export const load: PageServerLoad = async function load(event) {
  const { locals, params, url } = event;
  const { needs, words, lang } = locals;
  const filing = await ownFiling(event);
  const { actor, base, draft, form, pages, revision, today } = filing;
  if (!pages.some(({ id }) => id === params.page)) goWhereItIs(filing, params.page);
  const before = await typedBeforeSignIn(event);
  if (before) {
    await saveDraft({ actor, draftId: draft.id, answers: typedOn(filing, params.page, before), page: params.page }, needs);
    showSaved(url);
  }
  const asked = await askedBy(filing, locals);
  const known = await knownHere(filing, asked, locals);
  return {
    title: revision.content.record.name,
    code: draft.procedureCode,
    base,
    draftId: draft.id,
    version: draft.version,
    who: actor.personId,
    drawnAt: needs.now.epochMilliseconds,
    page: params.page,
    form,
    answers: draft.answers,
    today,
    units: unitOptions(await readUnits(needs.db), words),
    // Whoever comes from the review is shown what it found.
    issues: [
      ...(url.searchParams.has('soat') ? issuesOnPage(filing, { page: params.page, answers: draft.answers, locals }) : []),
      ...keptOnPage(filing, params.page),
    ],
    notes: knownNotes(known, locals),
    things: thingsHere(filing, known, locals),
    files: showFiles(draft.papers, lang),
    offers: await offersHere(filing, asked, locals),
    absent: await declaredAbsent(needs.db, draft.id),
    papers: paperRules(needs.paperLimits),
    unfinished: await unfinishedHere(draft.id, locals),
    refused: uploadRefusal(url, words, needs.paperLimits),
    revised: filing.revised,
    saved: url.searchParams.has('da-luu'),
    fromReview: url.searchParams.get('tu') === REVIEW,
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
    const { locals, params } = event;
    const kept = await keepTyped(event);
    if (!kept.ok) return kept.shown;

    const { filing, posted, answers } = kept;
    const { base, form } = filing;
    const row = postedText(posted, 'row');
    if (row !== '') redirect(303, `${base}/${params.page}#${await changeRow(filing, { row, answers, locals })}`);
    const go = postedText(posted, 'go');
    if (go === 'exit') redirect(303, '/ho-so');
    if (go === 'stay') redirect(303, `${base}/${params.page}?da-luu`);
    if (go === 'back') redirect(303, backFrom(filing, pageBefore(form, answers, params.page)));
    const issues = issuesOnPage(filing, { page: params.page, answers, locals });
    if (issues.length > 0) return fail(422, { issues });
    redirect(303, `${base}/${postedText(posted, 'tu') === REVIEW ? REVIEW : pageAfter(form, answers, params.page)}`);
  },

  /** Takes a file away again, and saves what was typed beside it. */
  remove: async (event): Promise<ActionFailure<Returned>> => {
    const { locals, params } = event;
    const kept = await keepTyped(event);
    if (!kept.ok) return kept.shown;

    const { actor, base, draft } = kept.filing;
    const { paperId, component } = postedFile(kept.posted);
    await removePaper({ actor, draftId: draft.id, paperId }, locals.needs);
    redirect(303, `${base}/${params.page}#paper-${encodeURIComponent(component)}`);
  },

  /** Uses a paper of the locker, and saves what was typed beside it. */
  use: async (event): Promise<ActionFailure<Returned>> => {
    const { locals, params } = event;
    const kept = await keepTyped(event);
    if (!kept.ok) return kept.shown;

    const { base } = kept.filing;
    const [paperId = '', component = ''] = postedText(kept.posted, 'use').split(' ');
    const used = await useFromLocker(await ownFiling(event), { component, paperId }, locals);
    const at = encodeURIComponent(component);
    const refused = used.ok ? '' : `?component=${at}&issue=0~${used.refusal.code}`;
    redirect(303, `${base}/${params.page}${refused}#paper-${at}`);
  },

  /** Has the country's locker searched for a paper, and saves what was typed beside it. */
  look: async (event): Promise<ActionFailure<Returned>> => {
    const { locals, params } = event;
    const kept = await keepTyped(event);
    if (!kept.ok) return kept.shown;

    const component = postedText(kept.posted, 'look');
    const refused = await lookElsewhere(await ownFiling(event), component, locals);
    const at = encodeURIComponent(component);
    redirect(303, `${kept.filing.base}/${params.page}${refused === null ? '' : `?component=${at}&issue=0~${refused}`}#paper-${at}`);
  },

  /** Answers what is open by a thing of the locker, and saves what was typed beside it. */
  fill: async (event): Promise<ActionFailure<Returned>> => {
    const { locals, params } = event;
    const kept = await keepTyped(event);
    if (!kept.ok) return kept.shown;

    const { actor, base, draft } = kept.filing;
    const answers = await answersOfThing(await ownFiling(event), postedText(kept.posted, 'fill'), locals);
    await saveDraft({ actor, draftId: draft.id, answers, page: params.page }, locals.needs);
    await noteLaidIn({ draftId: draft.id, answers }, locals.needs);
    redirect(303, `${base}/${params.page}?da-luu`);
  },

  /** Declares that a paper does not apply, or takes that back, and saves what was typed beside it. */
  absent: async (event): Promise<ActionFailure<Returned>> => {
    const { locals, params } = event;
    const kept = await keepTyped(event);
    if (!kept.ok) return kept.shown;

    const { actor, base, draft } = kept.filing;
    const [, back = '', component = ''] = /^(-?)(.*)$/u.exec(postedText(kept.posted, 'absent')) ?? [];
    const reason = back === '' ? postedText(kept.posted, `absent-reason:${component}`) : null;
    const declared = await declareAbsent({ actor, draftId: draft.id, component, reason }, locals.needs);
    const at = encodeURIComponent(component);
    const refused = declared.ok ? '' : `?component=${at}&issue=0~${declared.refusal.code}`;
    redirect(303, `${base}/${params.page}${refused}#paper-${at}`);
  },

  /** Moves a file up or down, or turns a photo, and saves what was typed beside it. */
  arrange: async (event): Promise<ActionFailure<Returned>> => {
    const { locals, params } = event;
    const kept = await keepTyped(event);
    if (!kept.ok) return kept.shown;

    const { actor, base, draft } = kept.filing;
    const component = await arrangePosted({ actor, draftId: draft.id, posted: kept.posted }, locals);
    redirect(303, `${base}/${params.page}#paper-${encodeURIComponent(component)}`);
  },
};

/** A row of a list more or less, for those without a script; answers where on the page to go on. */
async function changeRow(
  { actor, draft, form }: OwnFiling,
  { row, answers, locals }: { readonly row: string; readonly answers: Answers; readonly locals: App.Locals },
): Promise<string> {
  const change = rowAction(form, row, { answers, newId: newRowId() });
  if (change) await saveDraft({ actor, draftId: draft.id, answers: change.patch }, locals.needs);
  return encodeURI(change?.at ?? '');
}

type Kept =
  | { readonly ok: true; readonly filing: OwnFiling; readonly posted: FormData; readonly answers: Answers }
  | { readonly ok: false; readonly shown: ActionFailure<Returned> };

/** Saves what was typed on a page, whatever else its button asks for; answers what the page shows when that could not be. */
async function keepTyped(event: RequestEvent): Promise<Kept> {
  const { locals, params, request } = event;
  const filing = await ownFiling(event);
  const posted = await request.formData();
  const typed = typedOn(filing, params.page, posted);
  const saved = await saveDraft({ actor: filing.actor, draftId: filing.draft.id, answers: typed, page: params.page }, locals.needs);
  if (!saved.ok) return { ok: false, shown: notSaved(filing, { typed, refusal: saved.refusal, locals }) };
  return { ok: true, filing, posted, answers: saved.value.answers };
}

function typedOn({ form, draft, today }: OwnFiling, page: string, posted: FormData): Answers {
  return readPosted(form, { page, answers: draft.answers, today }, posted);
}

function notSaved(
  filing: OwnFiling,
  { typed, refusal, locals }: { readonly typed: Answers; readonly refusal: SaveDraftRefusal; readonly locals: App.Locals },
): ActionFailure<Returned> {
  const answers = mergeAnswers(filing.draft.answers, typed);
  return fail(422, { issues: [], answers, refusal: locals.words(`refusal.${refusal.code}`, { ...refusal }) });
}

function backFrom({ base, draft }: OwnFiling, before: string | null): string {
  return before === null ? `/nop-ho-so/${encodeURIComponent(draft.procedureCode)}` : `${base}/${before}`;
}

/** A page the answers have ruled out leads to the next one that is asked; one that a newer revision no longer has, to where one left. */
function goWhereItIs({ base, draft, form }: OwnFiling, page: string): never {
  if (!form.ui.elements.some(({ id }) => id === page)) redirect(303, base);
  redirect(303, `${base}/${pageAfter(form, draft.answers, page)}`);
}
