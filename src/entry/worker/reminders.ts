import { queueNotices } from '#modules/notice/server';
import { composeReminder } from '#modules/notice/server';
import { draftsEndingSoon, supplementsEndingSoon } from '#views/ending-soon';
import type { JobNeeds } from './worker-world.ts';

/** Three days leave a weekend and a working day. */
const BEFOREHAND = { hours: 3 * 24 };

/** Reminds applicants of supplements that nobody has sent yet, once for each request. */
export async function remindOfSupplements(needs: JobNeeds): Promise<void> {
  const ending = await supplementsEndingSoon(needs.db, { from: needs.now, until: needs.now.add(BEFOREHAND) });
  await queueNotices(
    ending.flatMap((one) => composeReminder('supplement-reminder', one, { words: needs.lawWords, origin: needs.origin })),
    needs,
  );
}

/** Reminds applicants of drafts that are about to be deleted, once for each date. */
export async function remindOfDrafts(needs: JobNeeds): Promise<void> {
  const ending = await draftsEndingSoon(needs.db, { from: needs.now, until: needs.now.add(BEFOREHAND) });
  await queueNotices(
    ending.flatMap((one) => composeReminder('draft-reminder', one, { words: needs.lawWords, origin: needs.origin })),
    needs,
  );
}
