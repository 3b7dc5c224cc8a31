import { error, redirect } from '@sveltejs/kit';
import type { OfficerActor } from '#modules/account';
import type { Draft } from '#modules/dossier';
import { openDossier, ownDraft } from '#modules/dossier/server';
import { askedOf, type AskedOf } from '../../../../(citizen)/nop-ho-so/asked-of.ts';
import { counterHere } from '../counter-here.ts';

/** What was asked for again of a dossier that a desk of the officer took in, and what is prepared of the answer. */
export interface SupplementHere extends AskedOf {
  readonly actor: OfficerActor;
  readonly draft: Draft;
  readonly applicant: string;
  /** What the papers of the procedure are called, by component. */
  readonly paperNames: Readonly<Record<string, string>>;
}

/** Answered already, it leads to the dossier; no desk learns of another's. Opening it leaves a line of its own in the ledger. */
export async function supplementHere(event: {
  readonly locals: App.Locals;
  readonly params: { readonly dossierId: string };
  readonly url: URL;
}): Promise<SupplementHere> {
  const { locals, params, url } = event;
  const { needs, words, lang } = locals;
  const { actor } = counterHere(locals, url);
  const draft = await ownDraft(needs.db, actor, params.dossierId);
  if (draft.ok && draft.value.purpose !== 'supplement') error(404, words('refusal.draft.unknown'));
  const opened = await openDossier({ actor, dossier: params.dossierId, because: 'counter-supplement' }, needs);
  if (!opened.ok) error(404, words(`refusal.${opened.refusal.code}`, opened.refusal));
  if (!draft.ok) redirect(303, `/can-bo/ho-so/${opened.value.dossier.id}`);
  const asked = askedOf(opened.value, { words, lang });
  if (!asked) error(404, words('refusal.draft.unknown'));
  const { dossier, revision } = opened.value;
  const paperNames = Object.fromEntries(revision.content.components.map(({ id, name }) => [id, name]));
  return { ...asked, actor, draft: draft.value, applicant: dossier.applicantName, paperNames };
}
