import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { newId } from '#kernel/ids';
import { readAgencies } from '#modules/agency/server';
import { principalOf } from '#modules/citizen';
import { getPrincipal, homeOf } from '#modules/citizen/server';
import { reviewDraft, startAgain } from '#modules/dossier/server';
import { noteLaidIn } from '#modules/effort/server';
import { controlAt, withCase } from '#modules/form';
import { readUnits } from '#modules/place/server';
import { findCase } from '#modules/procedure';
import { knownToFill } from '#views/known-to-fill';
import { caseOptions } from '../../../nop-ho-so/[code]/cases.ts';
import { communeChoices, communeOfPerson } from '../../../nop-ho-so/communes.ts';
import { useFromLocker } from '../../../nop-ho-so/offers-here.ts';
import { ownFiling } from '../../../nop-ho-so/own-filing.ts';
import { postedText } from '../../../nop-ho-so/posted-text.ts';
import { filingPath } from '../../../nop-ho-so/steps.ts';
import { againHere, carriedInto, offersFor, type Again, type Chosen } from './again-here.ts';
import { numberOf } from '../open-own.ts';
import { papersToTake, showAgain } from './show-again.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A filing that begins from an earlier dossier: what goes along, what does not and why, before anything is begun. */
export const load: PageServerLoad = async function load(event) {
  const { locals } = event;
  const { needs, words, lang } = locals;
  const again = await againHere(event);
  const { earlier, target, same } = again;
  const { content, code } = target.revision;
  const chosen = await guess(again, locals);
  const carried = await carriedInto(again, chosen, locals);
  const offers = await offersFor(again, { chosen, carried }, locals);
  return {
    number: numberOf(earlier),
    name: content.record.name,
    code,
    kind: same ? (earlier.dossier.outcome === 'approved' ? ('renew' as const) : ('again' as const)) : ('next' as const),
    requestId: newId(),
    cases: content.cases.length > 1 ? { options: caseOptions(content, { lang, t: words }), chosen: chosen.caseId ?? '' } : null,
    communes:
      content.handling.kind === 'commune'
        ? {
            options: communeChoices(await readAgencies(needs.db), await readUnits(needs.db), { t: words, now: needs.now }),
            chosen: chosen.agencyId ?? '',
          }
        : null,
    ...showAgain(again, { carried, offers }, words),
  };
};

/** The choices of the earlier dossier where they still are any, else what is known of where its owner lives. */
async function guess({ actor, earlier, target, same }: Again, { needs }: App.Locals): Promise<Chosen> {
  const { content } = target.revision;
  const found = same ? findCase(content, earlier.dossier.caseId) : null;
  const caseId = found?.id ?? (content.cases.length === 1 ? (content.cases[0]?.id ?? null) : null);
  if (content.handling.kind !== 'commune') return { caseId, agencyId: null };
  const tree = await readAgencies(needs.db);
  const before = tree.find(earlier.dossier.agencyId);
  if (before?.kind === 'commune') return { caseId, agencyId: before.id };
  const home = homeOf(await getPrincipal(needs.db, principalOf(actor)));
  return { caseId, agencyId: communeOfPerson({ address: home }, tree) || null };
}

interface Returned {
  readonly typed: { readonly caseId: string; readonly agencyId: string };
  readonly errors: { readonly field?: string; readonly text: string }[];
}

export const actions: Actions = {
  default: async (event): Promise<ActionFailure<Returned>> => {
    const { locals, request } = event;
    const { needs, words } = locals;
    const again = await againHere(event);
    const { code, content } = again.target.revision;
    const posted = await request.formData();
    const typed = { caseId: postedText(posted, 'caseId'), agencyId: postedText(posted, 'agencyId') };
    const errors: Returned['errors'] = [];
    if (content.cases.length > 1 && typed.caseId === '') errors.push({ field: 'caseId', text: words('filing.case.missing') });
    if (content.handling.kind === 'commune' && typed.agencyId === '')
      errors.push({ field: 'agencyId', text: words('filing.commune.missing') });
    if (errors.length > 0) return fail(422, { typed, errors });

    const chosen = { caseId: typed.caseId || null, agencyId: content.handling.kind === 'commune' ? typed.agencyId : null };
    const carried = await carriedInto(again, chosen, locals);
    const { actor, earlier, form } = again;
    const answers = chosen.caseId === null ? carried.answers : withCase(form, carried.answers, chosen.caseId);
    const known = await knownToFill(needs, actor);
    const asked = { actor, procedureCode: code, ...chosen, known, answers, dossierId: earlier.dossier.id };
    const started = await startAgain({ ...asked, requestId: postedText(posted, 'requestId').slice(0, 64) }, needs);
    if (!started.ok) return fail(422, { typed, errors: [{ text: words(`refusal.${started.refusal.code}`, { ...started.refusal }) }] });
    const { draftId, isNew } = started.value;
    if (isNew) {
      await noteLaidIn({ draftId, answers }, needs);
      await takePapers({ again, chosen, draftId }, event);
    }
    redirect(303, await whereToGoOn({ again, draftId }, locals));
  },
};

/** Puts to the new filing what goes along of papers; one that cannot be used any more meanwhile is left where it is. */
async function takePapers(
  { again, chosen, draftId }: { readonly again: Again; readonly chosen: Chosen; readonly draftId: string },
  { locals, url }: RequestEvent,
): Promise<void> {
  const params = { code: again.target.revision.code, draftId };
  const filing = await ownFiling({ locals, url, params });
  const offers = await offersFor(again, { chosen, carried: { answers: filing.draft.answers, taken: [], left: [] } }, locals);
  for (const { component, paperId } of papersToTake(again, offers)) await useFromLocker(filing, { component, paperId }, locals);
}

/** The first page with something left to answer; when there is none, the review. */
async function whereToGoOn(
  { again, draftId }: { readonly again: Again; readonly draftId: string },
  { needs }: App.Locals,
): Promise<string> {
  const { actor, target, form } = again;
  const base = filingPath({ code: target.revision.code, draftId });
  const reviewed = await reviewDraft({ actor, draftId }, needs);
  const open = new Set(reviewed.ok ? reviewed.value.sent.issues.map(({ path }) => controlAt(form, path)?.page) : []);
  const page = form.ui.elements.find(({ id }) => open.has(id))?.id;
  return `${base}/${page ?? 'xem-lai'}`;
}
