import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { newId } from '#kernel/ids';
import { readAgencies } from '#modules/agency/server';
import { handedIn, unbound } from '#modules/dossier';
import { bindDraftPhotos, declaredAbsent, saveDraft, sayReach, submitDossier, type Reaches } from '#modules/dossier/server';
import { CASE_PATH, controlAt, summaryOf, takingAway, visibleControls, warningsOf } from '#modules/form';
import { sayWarning } from '#modules/form/ui';
import { onceScanned } from '#modules/paper/server';
import { findUnit } from '#modules/place';
import { readUnits } from '#modules/place/server';
import { feeFor, limitFor, sayFee, sayLimit } from '#modules/procedure';
import { communeChoices } from '../../../communes.ts';
import { changedAnswers, knownHere } from '../../../known-here.ts';
import { askedBy } from '../../../offers-here.ts';
import { ownFiling, sentDossier, type Asking, type OwnFiling } from '../../../own-filing.ts';
import { filesToSend } from '../../../papers/files-to-send.ts';
import { postedText } from '../../../posted-text.ts';
import { showFiles } from '../../../shown-papers.ts';
import { leftOver, obstacles } from '../../../standing-in-the-way.ts';
import { filingPath, stepsOf } from '../../../steps.ts';
import type { Actions, PageServerLoad } from './$types';

/** Everything that will be sent, once more, before it is. */
export const load: PageServerLoad = async function load(event) {
  const { needs, words, lang } = event.locals;
  const filing = await boundFiling(event);
  const { base, draft, form, revision, sent } = filing;
  const units = await readUnits(needs.db);
  const agencies = await readAgencies(needs.db);
  const nameOf = (id: string | undefined): string | null => (id === undefined ? null : (agencies.find(id)?.name ?? id));
  const { content } = revision;
  const reader = { lang, t: words };
  const fee = feeFor(content, draft.channel).amount;
  return {
    title: content.record.name,
    code: draft.procedureCode,
    base,
    steps: stepsOf(filing, words),
    requestId: newId(),
    version: draft.version,
    revised: filing.revised,
    summary: summaryOf(form, draft.answers, { unitName: (code) => findUnit(units, code)?.name ?? null, words }),
    files: showFiles(sent.papers, lang),
    papers: filesToSend(filing, { lang, absent: await declaredAbsent(needs.db, draft.id) }),
    obstacles: obstacles(filing, words),
    leftOver: leftOver(filing).length > 0,
    warnings: warningsOf(form, draft.answers).map((warning) => ({
      href: `${base}/${controlAt(form, warning.path)?.page ?? ''}?tu=xem-lai#${warning.path}`,
      text: sayWarning(words, warning) ?? '',
    })),
    receivedBy: nameOf(sent.agencies?.receptionId),
    decidedBy: nameOf(sent.agencies?.agencyId),
    fee: fee === null ? words('catalogue.fee.unknown') : sayFee(fee, reader),
    limit: sent.case ? sayLimit(limitFor(content, { caseId: sent.case.id, channel: draft.channel }), reader) : null,
    communes:
      content.handling.kind === 'commune'
        ? { options: communeChoices(agencies, units, { t: words, now: needs.now }), chosen: draft.agencyId ?? '' }
        : null,
    cases:
      content.cases.length > 1 && !controlAt(form, CASE_PATH)
        ? { options: content.cases.map(({ id, name }) => ({ value: id, label: name ?? id })), chosen: sent.case?.id ?? '' }
        : null,
    mustConfirm: !confirmsItself(filing),
    changes: changedAnswers(await knownHere(filing, await askedBy(filing, event.locals), event.locals), event.locals),
    mayCorrect: filing.actor.actingFor?.as !== 'delegate',
  };
};

const CHECK_PATIENCE = 1500; // milliseconds

/** The filing with its photos bound, so that everything can be opened as it will be sent. */
async function boundFiling(event: Asking): Promise<OwnFiling> {
  const filing = await ownFiling(event);
  if (unbound(filing.draft).length === 0) return filing;
  const { needs } = event.locals;
  const bound = await bindDraftPhotos({ actor: filing.actor, draftId: filing.draft.id }, needs);
  if (bound.ok)
    await onceScanned(
      needs.db,
      handedIn(bound.value).map(({ sha256 }) => sha256),
      CHECK_PATIENCE,
    );
  return ownFiling(event);
}

interface Returned {
  readonly errors: { readonly field?: string; readonly text: string }[];
  /** How far each changed answer goes, as it was chosen. */
  readonly reaches?: Reaches;
}

export const actions: Actions = {
  send: async (event): Promise<ActionFailure<Returned>> => {
    const { locals, params, request } = event;
    const { needs, words } = locals;
    const earlier = await sentDossier(event);
    const base = filingPath(params);
    if (earlier) redirect(303, `${base}/da-gui`);

    const filing = await ownFiling(event);
    const posted = await request.formData();
    const reaches = await reachesPosted(filing, posted, locals);
    if (!confirmsItself(filing) && postedText(posted, 'confirmed') !== 'yes') {
      return fail(422, { reaches, errors: [{ field: 'confirmed', text: words('issue.must-confirm') }] });
    }
    await sayReach({ actor: filing.actor, draftId: filing.draft.id, reaches }, needs);
    const requestId = postedText(posted, 'requestId') || newId();
    const version = Number(postedText(posted, 'version'));
    const asked = {
      actor: filing.actor,
      draftId: filing.draft.id,
      requestId,
      ...(Number.isSafeInteger(version) && version > 0 ? { version } : {}),
    };
    const sent = await submitDossier(asked, needs);
    if (sent.ok) redirect(303, `${base}/da-gui`);
    return fail(sent.refusal.code === 'draft.changed' ? 409 : 422, {
      reaches,
      errors: [{ text: words(`refusal.${sent.refusal.code}`, { ...sent.refusal }) }],
    });
  },

  /** Chooses the commune or the case where no page of the form asks for it. */
  choose: async (event): Promise<ActionFailure<Returned>> => {
    const { locals, request } = event;
    const { actor, base, draft } = await ownFiling(event);
    const posted = await request.formData();
    const [agencyId, caseId] = [postedText(posted, 'agencyId') || undefined, postedText(posted, 'caseId') || undefined];
    const saved = await saveDraft({ actor, draftId: draft.id, agencyId, caseId }, locals.needs);
    if (!saved.ok) return fail(422, { errors: [{ text: locals.words(`refusal.${saved.refusal.code}`, { ...saved.refusal }) }] });
    redirect(303, `${base}/xem-lai`);
  },

  /** Leaves behind what an earlier version of the form asked for. */
  tidy: async (event): Promise<ActionFailure<Returned>> => {
    const filing = await ownFiling(event);
    const { actor, base, draft } = filing;
    const saved = await saveDraft({ actor, draftId: draft.id, answers: takingAway(leftOver(filing)) }, event.locals.needs);
    if (!saved.ok) return fail(422, { errors: [{ text: event.locals.words(`refusal.${saved.refusal.code}`, { ...saved.refusal }) }] });
    redirect(303, `${base}/xem-lai`);
  },
};

/** How far each answer goes that is not what is known; what nobody said goes no further than this dossier. */
async function reachesPosted(filing: OwnFiling, posted: FormData, locals: App.Locals): Promise<Reaches> {
  const changes = changedAnswers(await knownHere(filing, await askedBy(filing, locals), locals), locals);
  return Object.fromEntries(
    changes.map(({ meaning }) => [
      meaning,
      postedText(posted, `reach:${meaning}`) === 'everywhere' ? ('everywhere' as const) : ('here' as const),
    ]),
  );
}

/** Whether the form has its own declaration to be ticked. */
function confirmsItself({ form, draft }: OwnFiling): boolean {
  return visibleControls(form, draft.answers).some(({ control }) => control.options.widget === 'confirm');
}
