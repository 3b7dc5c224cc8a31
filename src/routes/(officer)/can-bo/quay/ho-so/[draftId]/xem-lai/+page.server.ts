import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { newId } from '#kernel/ids';
import { calendarOf, readAgencies } from '#modules/agency/server';
import { dueTime } from '#modules/calendar/server';
import { getPrincipal, nameOf } from '#modules/citizen/server';
import { handedIn, unbound } from '#modules/dossier';
import { bindDraftPhotos, fileAtCounter, saveDraft } from '#modules/dossier/server';
import { summaryOf, takingAway, warningsOf, controlAt } from '#modules/form';
import { sayWarning } from '#modules/form/ui';
import { onceScanned } from '#modules/paper/server';
import { findUnit } from '#modules/place';
import { readUnits } from '#modules/place/server';
import { calendarLimit, feeFor, limitFor, sayFee, sayLimit } from '#modules/procedure';
import { filesToSend } from '../../../../../../(citizen)/nop-ho-so/papers/files-to-send.ts';
import { postedText } from '../../../../../../(citizen)/nop-ho-so/posted-text.ts';
import { showFiles } from '../../../../../../(citizen)/nop-ho-so/shown-papers.ts';
import { leftOver, obstacles } from '../../../../../../(citizen)/nop-ho-so/standing-in-the-way.ts';
import { CASE, counterFiling, counterSteps, filedHere, type CounterAsking, type CounterFiling } from '../../counter-filing.ts';
import type { Actions, PageServerLoad } from './$types';

/** Everything that will be filed, once more, read together with whoever stands at the counter. */
export const load: PageServerLoad = async function load(event) {
  const { needs, words: t, lang } = event.locals;
  const filing = await boundFiling(event);
  const { base, draft, form, revision, sent } = filing;
  const { content } = revision;
  const units = await readUnits(needs.db);
  const agencies = await readAgencies(needs.db);
  const reader = { lang, t };
  return {
    title: content.record.name,
    code: draft.procedureCode,
    base,
    steps: counterSteps(filing, t),
    requestId: newId(),
    version: draft.version,
    revised: filing.revised,
    applicant: nameOf(await getPrincipal(needs.db, draft.personId)),
    channel: t(`dossier.channel.${draft.channel}`),
    summary: summaryOf(form, draft.answers, { unitName: (code) => findUnit(units, code)?.name ?? null, words: t }),
    files: showFiles(sent.papers, lang),
    papers: filesToSend(filing, { lang }),
    brought: draft.brought.map((paper) => ({
      name: content.components.find(({ id }) => id === paper.component)?.name ?? paper.component,
      ...paper,
    })),
    obstacles: obstacles(filing, t).map(({ page, lines }) => ({
      page,
      lines: lines.map(({ href, text }) => ({ text, href: href === '#caseId' ? `${base}/${CASE}` : href })),
    })),
    leftOver: leftOver(filing).length > 0,
    warnings: warningsOf(form, draft.answers).map((warning) => ({
      href: `${base}/${controlAt(form, warning.path)?.page ?? ''}?tu=xem-lai#${warning.path}`,
      text: sayWarning(t, warning) ?? '',
    })),
    decidedBy: sent.agencies ? (agencies.find(sent.agencies.agencyId)?.name ?? sent.agencies.agencyId) : null,
    fee: sayFee(feeFor(content, draft.channel).amount, reader),
    feeNote: feeFor(content, draft.channel).note,
    case: content.cases.length > 1 ? (sent.case?.name ?? '–') : null,
    ...(await promised(filing, event.locals)),
  };
};

/** The limit of this case and channel, and when the result would be due if it were received now. */
async function promised({ draft, sent, revision }: CounterFiling, { needs, words: t, lang }: App.Locals) {
  if (!sent.case || !sent.agencies) return { limit: null, dueAt: null };
  const limit = limitFor(revision.content, { caseId: sent.case.id, channel: draft.channel });
  const counted = calendarLimit(limit);
  const due = counted && dueTime(needs.now, counted, await calendarOf(needs.db, sent.agencies.agencyId));
  return { limit: sayLimit(limit, { t, lang }), dueAt: due?.ok ? due.value.toString() : null };
}

const CHECK_PATIENCE = 1500; // milliseconds

/** The filing with its photos bound, so that everything can be opened as it will be filed. */
async function boundFiling(event: CounterAsking): Promise<CounterFiling> {
  const filing = await counterFiling(event);
  if (unbound(filing.draft).length === 0) return filing;
  const { needs } = event.locals;
  const bound = await bindDraftPhotos({ actor: filing.actor, draftId: filing.draft.id }, needs);
  if (bound.ok) {
    const hashes = handedIn(bound.value).map(({ sha256 }) => sha256);
    await onceScanned(needs.db, hashes, CHECK_PATIENCE);
  }
  return counterFiling(event);
}

interface Returned {
  readonly errors: { readonly field?: string; readonly text: string }[];
}

export const actions: Actions = {
  file: async (event): Promise<ActionFailure<Returned>> => {
    const { needs, words: t } = event.locals;
    const base = `/can-bo/quay/ho-so/${event.params.draftId}`;
    if (await filedHere(event)) redirect(303, `${base}/xong`);
    const { actor, draft } = await counterFiling(event);
    const posted = await event.request.formData();
    if (postedText(posted, 'confirmed') !== 'yes')
      return fail(422, { errors: [{ field: 'confirmed', text: t('counter.confirm.missing') }] });
    const version = Number(postedText(posted, 'version'));
    const asked = {
      actor,
      draftId: draft.id,
      requestId: postedText(posted, 'requestId') || newId(),
      ...(Number.isSafeInteger(version) && version > 0 ? { version } : {}),
    };
    const filed = await fileAtCounter(asked, needs);
    if (filed.ok) redirect(303, `${base}/xong`);
    const { refusal } = filed;
    return fail(refusal.code === 'draft.changed' ? 409 : 422, { errors: [{ text: t(`refusal.${refusal.code}`, { ...refusal }) }] });
  },

  /** Leaves behind what an earlier version of the form asked for. */
  tidy: async (event): Promise<ActionFailure<Returned>> => {
    const filing = await counterFiling(event);
    const { actor, base, draft } = filing;
    const { needs, words: t } = event.locals;
    const saved = await saveDraft({ actor, draftId: draft.id, answers: takingAway(leftOver(filing)) }, needs);
    if (!saved.ok) return fail(422, { errors: [{ text: t(`refusal.${saved.refusal.code}`, { ...saved.refusal }) }] });
    redirect(303, `${base}/xem-lai`);
  },
};
