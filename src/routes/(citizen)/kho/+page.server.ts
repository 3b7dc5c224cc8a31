import { error } from '@sveltejs/kit';
import { leaveJob } from '#kernel/jobs';
import { inVietnam } from '#kernel/clock';
import { readAgencies } from '#modules/agency/server';
import { knownOf } from '#modules/citizen/server';
import { openLocker } from '#modules/locker/server';
import { listPaperTypes } from '#modules/paper/server';
import { readUnits } from '#modules/place/server';
import { dossierNumbers } from '#views/dossier-numbers';
import { lockerReadings } from '#views/locker-readings';
import { notTakenIn } from '#views/not-taken-in';
import { citizenHere } from '../ho-so/citizen-here.ts';
import { accountStatements } from './account-statements.ts';
import { showFacts, showThings } from './show-facts.ts';
import { showPapers } from './show-papers.ts';
import type { PageServerLoad } from './$types';

/** How many papers a page shows. */
const ON_A_PAGE = 40;
/** How many readers by day it names. */
const MOST_READINGS = 30;

/** What is kept for whoever is signed in, or for whom they act: papers by type, and what is known of them, with where it comes from. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const actor = citizenHere(locals, url);
  const { needs, words, lang } = locals;
  const units = await readUnits(needs.db);
  const account = accountStatements(await knownOf(needs.db, actor), { words, units, now: needs.now });
  const opened = await openLocker({ actor, account }, needs);
  if (!opened.ok) error(403, words(`refusal.${opened.refusal.code}`));
  const { papers, facts, things, partyId } = opened.value;

  const behind = (await notTakenIn(needs.db, { partyId, limit: 1 })).length > 0;
  if (behind) await leaveJob(needs.db, 'fill-locker', { partyId }, { key: `fill-locker:${partyId}` });

  const from = Math.max(0, Math.trunc(Number(url.searchParams.get('tu') ?? '0')) || 0);
  const shown = papers.slice(from, from + ON_A_PAGE);
  const tree = await readAgencies(needs.db);
  const reader = {
    t: words,
    lang,
    today: inVietnam(needs.now).toPlainDate().toString(),
    partyId,
    typeNames: new Map((await listPaperTypes(needs.db)).map((type) => [type.type, type])),
    numbers: await dossierNumbers(needs.db, [...new Set(shown.flatMap(({ origins }) => origins.flatMap(({ dossierId }) => dossierId ?? [])))]),
    agencyName: (id: string) => tree.find(id)?.name ?? id,
  };
  return {
    behind,
    // A delegate sees what is theirs to use, not who else does.
    readings: actor.actingFor?.as === 'delegate' ? [] : await lockerReadings(needs.db, { partyId, limit: MOST_READINGS }),
    total: papers.length,
    groups: showPapers(shown, reader),
    facts: showFacts(facts, words),
    things: showThings(things, words),
    first: from === 0 ? null : '/kho',
    next: from + ON_A_PAGE < papers.length ? `/kho?tu=${from + ON_A_PAGE}` : null,
  };
};
