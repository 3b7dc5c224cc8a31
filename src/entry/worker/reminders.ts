import { languageOf } from '#modules/account/server';
import type { Ending } from '#modules/notice';
import { composeReminder, queueNotices } from '#modules/notice/server';
import { draftsEndingSoon, supplementsEndingSoon } from '#views/ending-soon';
import { wordsFor } from './on-message-written.ts';
import type { JobNeeds } from './worker-world.ts';

/** Three days leave a weekend and a working day. */
const BEFOREHAND = { hours: 3 * 24 };

/** Reminds applicants of supplements that nobody has sent yet, once for each request. */
export async function remindOfSupplements(needs: JobNeeds): Promise<void> {
  const ending = await supplementsEndingSoon(needs.db, { from: needs.now, until: needs.now.add(BEFOREHAND) });
  await queueNotices(await composeEach('supplement-reminder', ending, needs), needs);
}

/** Reminds applicants of drafts that are about to be deleted, once for each date. */
export async function remindOfDrafts(needs: JobNeeds): Promise<void> {
  const ending = await draftsEndingSoon(needs.db, { from: needs.now, until: needs.now.add(BEFOREHAND) });
  await queueNotices(await composeEach('draft-reminder', ending, needs), needs);
}

/** Each in the language its reader asked for. */
async function composeEach(
  kind: Parameters<typeof composeReminder>[0],
  ending: readonly Ending[],
  needs: JobNeeds,
): Promise<ReturnType<typeof composeReminder>> {
  const composed = [];
  for (const one of ending) {
    const words = wordsFor(await languageOf(needs.db, one.personId), needs);
    composed.push(...composeReminder(kind, one, { words, origin: needs.origin }));
  }
  return composed;
}
