import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { newId } from '#kernel/ids';
import { actOnDossier, openDossier, ownDraft, removePaper, saveDraft } from '#modules/dossier/server';
import { newRowId, readPosted, rowAction, type Issue } from '#modules/form';
import { readUnits } from '#modules/place/server';
import type { Draft } from '#modules/dossier';
import type { CitizenActor } from '#modules/account';
import { arrangePosted } from '../../../arrange-posted.ts';
import { showSaved, typedBeforeSignIn } from '../../../../../parked-post.ts';
import { SUPPLEMENT_PAGE } from '../../../asked-again.ts';
import { askedOf, issuesOf, uploadsOn, type AskedOf } from '../../../asked-of.ts';
import { citizenHere, sentDossier, todayOf, type Asking } from '../../../own-filing.ts';
import { postedFile, postedText } from '../../../posted-text.ts';
import { paperRules, showFiles, uploadRefusal } from '../../../shown-papers.ts';
import { filingPath } from '../../../steps.ts';
import { unfinishedHere } from '../../../unfinished.ts';
import { unitOptions } from '../../../unit-options.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the office asked for again, with its reasons, and where to give it. */
export const load: PageServerLoad = async function load(event) {
  const { locals, params, url } = event;
  const { needs, words, lang } = locals;
  const asked = await supplementHere(event);
  const before = await typedBeforeSignIn(event);
  if (before && !(await keepTyped(event, asked, before))) showSaved(url);
  return {
    name: asked.name,
    reference: asked.number,
    base: filingPath(params),
    code: params.code,
    draftId: params.draftId,
    who: asked.actor.personId,
    version: asked.draft.version,
    drawnAt: needs.now.epochMilliseconds,
    form: asked.form,
    page: SUPPLEMENT_PAGE,
    answers: asked.draft.answers,
    today: todayOf(locals),
    units: unitOptions(await readUnits(needs.db), words),
    uploads: uploadsOn(asked.form),
    files: showFiles(asked.draft.papers, lang),
    earlier: showFiles(asked.earlier, lang),
    answerBy: asked.answerBy,
    legalGround: asked.legalGround,
    inAppraisal: asked.inAppraisal,
    papers: paperRules(needs.paperLimits),
    unfinished: await unfinishedHere(params.draftId, locals),
    refused: uploadRefusal(url, words, needs.paperLimits),
    requestId: newId(),
    saved: url.searchParams.has('da-luu'),
  };
};

interface Returned {
  readonly issues: readonly Issue[];
  readonly refusal: string;
}

export const actions: Actions = {
  send: async (event): Promise<ActionFailure<Returned>> => {
    const { locals, params, request } = event;
    const { needs, words } = locals;
    const posted = await request.formData();
    const asked = await supplementHere(event);
    const kept = await keepTyped(event, asked, posted);
    if (kept) return kept;

    const row = postedText(posted, 'row');
    if (row !== '') redirect(303, `${filingPath(params)}/bo-sung#${await changeRow(event, row)}`);
    if (postedText(posted, 'go') === 'stay') redirect(303, `${filingPath(params)}/bo-sung?da-luu`);
    if (postedText(posted, 'go') === 'exit') redirect(303, '/ho-so');
    const requestId = postedText(posted, 'requestId') || newId();
    const done = await actOnDossier({ actor: asked.actor, dossierId: params.draftId, action: 'supplement', requestId, body: {} }, needs);
    if (done.ok) redirect(303, `/ho-so/${encodeURIComponent(done.value.code ?? done.value.reference)}?done=supplemented`);
    return fail(422, {
      issues: issuesOf(done.refusal, asked.components),
      refusal: words(`refusal.${done.refusal.code}`, { ...done.refusal }),
    });
  },

  /** Takes a file away again, and saves what was typed beside it. */
  remove: async (event): Promise<ActionFailure<Returned>> => {
    const posted = await event.request.formData();
    const asked = await supplementHere(event);
    const kept = await keepTyped(event, asked, posted);
    if (kept) return kept;
    const { paperId, component } = postedFile(posted);
    await removePaper({ actor: asked.actor, draftId: event.params.draftId, paperId }, event.locals.needs);
    redirect(303, `${filingPath(event.params)}/bo-sung#paper-${encodeURIComponent(component)}`);
  },

  /** Moves a file up or down, or turns a photo, and saves what was typed beside it. */
  arrange: async (event): Promise<ActionFailure<Returned>> => {
    const posted = await event.request.formData();
    const asked = await supplementHere(event);
    const kept = await keepTyped(event, asked, posted);
    if (kept) return kept;
    const component = await arrangePosted({ actor: asked.actor, draftId: event.params.draftId, posted }, event.locals);
    redirect(303, `${filingPath(event.params)}/bo-sung#paper-${encodeURIComponent(component)}`);
  },
};

interface Asked extends AskedOf {
  readonly actor: CitizenActor;
  readonly draft: Draft;
}

/** What is asked of the person who looks; answered already, it leads to the dossier. */
async function supplementHere(event: Asking): Promise<Asked> {
  const { locals, params } = event;
  const { needs, words, lang } = locals;
  const actor = citizenHere(event);
  const dossier = await sentDossier(event);
  const found = await ownDraft(needs.db, actor, params.draftId);
  if (!dossier || !found.ok) {
    if (dossier) redirect(303, `/ho-so/${encodeURIComponent(dossier.code ?? dossier.reference)}`);
    if (found.ok) redirect(303, filingPath(params));
    error(404, words('refusal.draft.unknown'));
  }

  const opened = await openDossier({ actor, dossier: dossier.id }, needs);
  if (!opened.ok) error(404, words(`refusal.${opened.refusal.code}`, opened.refusal));
  const asked = askedOf(opened.value, { words, lang });
  if (!asked) error(404, words('refusal.draft.unknown'));
  return { ...asked, actor, draft: found.value };
}

async function keepTyped(
  { locals, params }: Asking,
  { actor, draft, form }: Asked,
  posted: FormData,
): Promise<ActionFailure<Returned> | null> {
  const typed = readPosted(form, { page: SUPPLEMENT_PAGE, answers: draft.answers, today: todayOf(locals) }, posted);
  const saved = await saveDraft({ actor, draftId: params.draftId, answers: typed }, locals.needs);
  return saved.ok ? null : fail(422, { issues: [], refusal: locals.words(`refusal.${saved.refusal.code}`, { ...saved.refusal }) });
}

/** A row of a list more or less, once what was typed beside it is saved; answers where on the page to go on. */
async function changeRow(event: Asking, row: string): Promise<string> {
  const { actor, draft, form } = await supplementHere(event);
  const change = rowAction(form, row, { answers: draft.answers, newId: newRowId() });
  if (change) await saveDraft({ actor, draftId: draft.id, answers: change.patch }, event.locals.needs);
  return encodeURI(change?.at ?? '');
}
