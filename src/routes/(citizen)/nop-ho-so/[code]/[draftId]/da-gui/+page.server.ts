import { error } from '@sveltejs/kit';
import { calendarOf } from '#modules/agency/server';
import { openDossier, projectionOf } from '#modules/dossier/server';
import { citizenHere, ownFiling, sentDossier } from '../../../own-filing.ts';
import type { PageServerLoad } from './$types';

/** What whoever has just filed keeps: the number, and what happens until when. However often it is asked for, it is the same. */
export const load: PageServerLoad = async function load(event) {
  const { needs, words } = event.locals;
  const dossier = await sentDossier(event);
  if (!dossier) {
    await ownFiling(event);
    error(404, words('refusal.draft.unknown'));
  }
  const opened = await openDossier({ actor: citizenHere(event), dossier: dossier.id }, needs);
  if (!opened.ok) error(404, words(`refusal.${opened.refusal.code}`, opened.refusal));
  const { facts, revision } = opened.value;
  const calendar = await calendarOf(needs.db, dossier.agencyId);
  const projection = projectionOf(facts, { steps: revision.content.route.steps, calendar });
  return {
    name: revision.content.record.name,
    reference: dossier.reference,
    code: dossier.code,
    filedAt: dossier.filedAt,
    answerBy: dossier.place === 'filed' && projection.ok ? projection.value.actBy : null,
  };
};
