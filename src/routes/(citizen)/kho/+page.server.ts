import { leaveJob } from '#kernel/jobs';
import { notTakenIn } from '#views/not-taken-in';
import { lockerHere, paperReader } from './locker-here.ts';
import { showFacts, showThings } from './show-facts.ts';
import { showPapers } from './show-papers.ts';
import type { PageServerLoad } from './$types';

/** How many papers a page shows. */
const ON_A_PAGE = 40;

/** What is kept for whoever is signed in, or for whom they act: papers by type, and what is known of them, with where it comes from. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const { needs, words } = locals;
  const { locker, isOwner } = await lockerHere({ locals, url });
  const { papers, facts, things, partyId } = locker;

  const behind = (await notTakenIn(needs.db, { partyId, limit: 1 })).length > 0;
  if (behind) await leaveJob(needs.db, 'fill-locker', { partyId }, { key: `fill-locker:${partyId}` });

  const from = Math.max(0, Math.trunc(Number(url.searchParams.get('tu') ?? '0')) || 0);
  const shown = papers.slice(from, from + ON_A_PAGE);
  return {
    behind,
    isOwner,
    done: url.searchParams.get('xong') === 'da-lay-lai',
    total: papers.length,
    groups: showPapers(shown, await paperReader(shown, partyId, locals)),
    facts: showFacts(facts, { t: words, thingId: null }),
    things: showThings(things, words),
    first: from === 0 ? null : '/kho',
    next: from + ON_A_PAGE < papers.length ? `/kho?tu=${from + ON_A_PAGE}` : null,
  };
};
