import { error, redirect } from '@sveltejs/kit';
import { inVietnam } from '#kernel/clock';
import { isId } from '#kernel/ids';
import { signInPath, type CitizenActor } from '#modules/account';
import { coversProcedure, principalOf } from '#modules/citizen';
import { findDossier, ownDraft, reviewDraft, type Dossier, type ReviewedDraft } from '#modules/dossier/server';
import { noteActive } from '#modules/effort/server';
import { localiseForm, pagesOf, type Form, type Page } from '#modules/form';
import { filingPath } from './steps.ts';

/** What of a request says whose filing it is about. */
export interface Asking {
  readonly locals: App.Locals;
  readonly params: { readonly code: string; readonly draftId: string };
  readonly url: URL;
}

/** A draft of the person who asks, brought up to date, with its form in their language. */
export interface OwnFiling extends ReviewedDraft {
  readonly actor: CitizenActor;
  /** Where its pages live. */
  readonly base: string;
  readonly form: Form;
  readonly pages: readonly Page[];
  /** `YYYY-MM-DD` in Vietnam. */
  readonly today: string;
}

/** The filing an address names; whoever sent it already is shown its number, and nobody learns of anybody else's. */
export async function ownFiling(asking: Asking): Promise<OwnFiling> {
  const { locals, params } = asking;
  const { needs, words, lang } = locals;
  const actor = citizenHere(asking);
  const base = filingPath(params);
  const found = await ownDraft(needs.db, actor, params.draftId);
  if (found.ok && found.value.purpose === 'supplement') redirect(303, `${base}/bo-sung`);
  if (!found.ok) redirectToSent(await sentDossier(asking), base);

  const reviewed = await reviewDraft({ actor, draftId: params.draftId }, needs);
  if (!reviewed.ok) error(404, words(`refusal.${reviewed.refusal.code}`));
  const { draft, revision } = reviewed.value;
  if (draft.procedureCode !== params.code) error(404, words('refusal.draft.unknown'));

  await noteActive(draft.id, needs);
  const form = localiseForm(revision.content.form, lang);
  return { ...reviewed.value, actor, base, form, pages: pagesOf(form, draft.answers), today: todayOf(locals) };

  function redirectToSent(dossier: Dossier | null, to: string): never {
    if (dossier) redirect(303, `${to}/da-gui`);
    error(404, words('refusal.draft.unknown'));
  }
}

/** The dossier a draft of the person who asks has become, or `null`. */
export async function sentDossier(asking: Asking): Promise<Dossier | null> {
  const actor = citizenHere(asking);
  const found = isId(asking.params.draftId) ? await findDossier(asking.locals.needs.db, asking.params.draftId) : null;
  const isTheirs = found?.dossier.applicantId === principalOf(actor) && coversProcedure(actor, found.dossier.procedureCode);
  return isTheirs && found.dossier.procedureCode === asking.params.code ? found.dossier : null;
}

/** The signed-in citizen; anybody else is sent to sign in and comes back here. */
export function citizenHere({ locals: { actor, words }, url }: Pick<Asking, 'locals' | 'url'>): CitizenActor {
  if (actor?.kind === 'citizen') return actor;
  if (actor) error(403, words('refusal.draft.citizens-only'));
  redirect(303, signInPath(url.pathname + url.search));
}

/** Today in Vietnam: `YYYY-MM-DD`. */
export function todayOf({ needs }: App.Locals): string {
  return inVietnam(needs.now).toPlainDate().toString();
}
