import { error, redirect } from '@sveltejs/kit';
import type { CitizenActor } from '#modules/account';
import { ownDraft } from '#modules/dossier/server';
import { dossierPage, type DossierPage } from '#views/dossier-page';
import { citizenHere } from '../citizen-here.ts';

/** The dossier of a page, for its applicant. Somebody else's is as if it did not exist; what they have not filed yet opens where it is filed. */
export async function openOwn(
  locals: App.Locals,
  { url, params }: { readonly url: URL; readonly params: { readonly number: string } },
): Promise<DossierPage & { readonly actor: CitizenActor }> {
  const actor = citizenHere(locals, url);
  const opened = await dossierPage({ actor, dossier: params.number, lang: locals.lang }, locals.needs);
  const draft = opened.ok ? null : await ownDraft(locals.needs.db, actor, params.number);
  if (draft?.ok) redirect(303, `/nop-ho-so/${draft.value.procedureCode}/${draft.value.id}`);
  if (!opened.ok) error(404, locals.words(`refusal.${opened.refusal.code}`, opened.refusal));
  return { ...opened.value, actor };
}

/** What one calls a dossier: its code, or its reference while there is none. */
export function numberOf({ dossier }: Pick<DossierPage, 'dossier'>): string {
  return dossier.code ?? dossier.reference;
}
