import type { Db } from '#kernel/database';
import type { Lang } from '#messages';
import { reasonNames } from '#modules/dossier/server';
import { askedAnyway } from '#views/asked-anyway';

const DAYS = 365; // of the figure

/** How often each office asked for what was there already, and why, over a year. */
export async function sayAskedAnyway({ db, now, lang }: { readonly db: Db; readonly now: Temporal.Instant; readonly lang: Lang }) {
  const counts = await askedAnyway(db, { since: now.subtract({ hours: DAYS * 24 }) });
  if (counts.length === 0) return [];
  const names = await reasonNames(db, 'ask-anyway');
  return counts.map(({ agencyId, agencyName, reason, papers, facts }) => ({
    key: `${agencyId} ${reason}`,
    agency: agencyName,
    reason: names.get(reason)?.[lang] ?? reason,
    papers,
    facts,
  }));
}
