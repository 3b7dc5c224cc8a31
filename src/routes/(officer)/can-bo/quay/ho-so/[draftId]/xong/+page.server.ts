import { error, redirect } from '@sveltejs/kit';
import { maskName, maskNumber } from '#kernel/text';
import { getPerson } from '#modules/citizen/server';
import { lastFact } from '#modules/dossier';
import { findIntake, openDossier } from '#modules/dossier/server';
import { issuePaper } from '#modules/notice/server';
import { feeFor, sayFee } from '#modules/procedure';
import { dossierStory } from '#views/dossier-story';
import { counterHere } from '../../../counter-here.ts';
import { filedHere } from '../../counter-filing.ts';
import type { PageServerLoad } from './$types';

/** What the visitor takes along: the code, when the result is due, and the receipt to print. Of the person only so much as both recognise. */
export const load: PageServerLoad = async function load(event) {
  const { locals, params, url } = event;
  const { needs, words: t, lang } = locals;
  const { actor } = counterHere(locals, url);
  if (!(await filedHere(event))) redirect(303, `/can-bo/quay/ho-so/${encodeURIComponent(params.draftId)}`);
  const opened = await openDossier({ actor, dossier: params.draftId }, needs);
  if (!opened.ok) error(404, t(`refusal.${opened.refusal.code}`));
  const { dossier, facts, revision } = opened.value;
  const intake = await findIntake(needs.db, dossier.id);
  const phone = intake ? (await getPerson(needs.db, intake.personId)).phone : null;
  const received = lastFact(facts, 'received');
  // Printed here so that nobody waits for a job while the visitor stands there; the job then finds it made.
  const story = received && (await dossierStory(needs.db, { dossierId: dossier.id, seq: received.seq }));
  const receipt = story && (await issuePaper(story, { ...needs, words: needs.lawWords }));
  return {
    id: dossier.id,
    title: revision.content.record.name,
    reference: dossier.reference,
    code: dossier.code,
    receivedAt: dossier.receivedAt,
    dueAt: received?.data.dueAt ?? null,
    who: maskName(dossier.applicantName),
    phone: phone === null ? null : maskNumber(phone, 3),
    fee: sayFee(feeFor(revision.content, dossier.channel).amount, { t, lang }),
    receipt: receipt && `/can-bo/ho-so/${dossier.id}/giay-to/${receipt.id}`,
  };
};
