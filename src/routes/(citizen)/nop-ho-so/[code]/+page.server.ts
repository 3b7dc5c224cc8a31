import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { readAgencies } from '#modules/agency/server';
import { coversProcedure, ownScope, principalOf } from '#modules/citizen';
import { getPrincipal, homeOf } from '#modules/citizen/server';
import { ownDraft, startDraftOnce } from '#modules/dossier/server';
import { noteLaidIn } from '#modules/effort/server';
import { readUnits } from '#modules/place/server';
import { hasChannel } from '#modules/procedure';
import { publishedProcedure, type PublishedProcedure } from '#views/catalogue';
import { knownToFill } from '#views/known-to-fill';
import { myDossiers } from '#views/my-dossiers';
import { communeChoices, communeOfPerson } from '../communes.ts';
import { citizenHere } from '../own-filing.ts';
import { postedText } from '../posted-text.ts';
import { filingPath, openingPage } from '../steps.ts';
import { whatIsNeeded } from '../what-is-needed.ts';
import { casesToChoose } from './cases.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, params, url }) {
  const { needs, words, lang, actor } = locals;
  const found = await procedureHere(locals, params.code);
  const { content } = found.revision;
  const about = { code: params.code, name: content.record.name, needed: whatIsNeeded(found, { lang, t: words }) };
  if (!hasChannel(content, 'online')) return { ...about, closed: words('refusal.procedure.not-online'), open: null };
  if (actor?.kind === 'officer') return { ...about, closed: words('refusal.draft.citizens-only'), open: null };

  const citizen = citizenHere({ locals, url });
  if (!coversProcedure(citizen, params.code)) return { ...about, closed: words('refusal.mandate.not-for-procedure'), open: null };
  const home = homeOf(await getPrincipal(needs.db, principalOf(citizen)));
  const tree = content.handling.kind === 'commune' ? await readAgencies(needs.db) : null;
  const { drafts } = await myDossiers(needs.db, { ...ownScope(citizen), limit: 1 });
  return {
    ...about,
    closed: null,
    open: {
      cases: casesToChoose(content, url.searchParams, { lang, t: words }),
      communes: tree && communeChoices(tree, await readUnits(needs.db), { t: words, now: needs.now }),
      chosenCommune: tree ? communeOfPerson({ address: home }, tree) : '',
      drafts: drafts
        .filter(({ procedureCode }) => procedureCode === params.code)
        .map(({ id, updatedAt, expiresAt }) => ({ id, updatedAt, expiresAt, href: filingPath({ code: params.code, draftId: id }) })),
    },
  };
};

interface Returned {
  readonly typed: { readonly caseId: string; readonly agencyId: string };
  readonly errors: { readonly field?: string; readonly text: string }[];
}

export const actions: Actions = {
  default: async ({ locals, params, request, url }): Promise<ActionFailure<Returned>> => {
    const { needs, words } = locals;
    const actor = citizenHere({ locals, url });
    const { content } = (await procedureHere(locals, params.code)).revision;
    const posted = await request.formData();
    const typed = { caseId: postedText(posted, 'caseId'), agencyId: postedText(posted, 'agencyId') };

    const errors: Returned['errors'] = [];
    if (content.cases.length > 1 && typed.caseId === '') errors.push({ field: 'caseId', text: words('filing.case.missing') });
    if (content.handling.kind === 'commune' && typed.agencyId === '')
      errors.push({ field: 'agencyId', text: words('filing.commune.missing') });
    if (errors.length > 0) return fail(422, { typed, errors });

    const known = await knownToFill(needs, actor);
    const choices = { caseId: typed.caseId || null, agencyId: content.handling.kind === 'commune' ? typed.agencyId : null };
    const started = await startDraftOnce({ actor, procedureCode: params.code, ...choices, known }, needs);
    if (!started.ok) {
      return fail(422, { typed, errors: [{ text: words(`refusal.${started.refusal.code}`, started.refusal) }] });
    }
    const draft = await ownDraft(needs.db, actor, started.value.draftId);
    if (draft.ok && draft.value.version === 1) await noteLaidIn({ draftId: draft.value.id, answers: draft.value.answers }, needs);
    const page = draft.ok ? openingPage(content.form, draft.value.answers) : '';
    redirect(303, `${filingPath({ code: params.code, draftId: started.value.draftId })}/${page}`);
  },
};

async function procedureHere({ needs, words }: App.Locals, code: string): Promise<PublishedProcedure> {
  const found = await publishedProcedure(needs.db, code);
  if (!found) error(404, words('catalogue.unknown', { code: code.slice(0, 40) }));
  return found;
}
