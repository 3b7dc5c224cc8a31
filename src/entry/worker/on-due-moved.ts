import { languageOf } from '#modules/account/server';
import { composeDueMoved, queueNotices, type ComposedNotice } from '#modules/notice/server';
import { dueNews } from '#views/due-news';
import { wordsFor } from './on-message-written.ts';
import type { JobNeeds } from './worker-world.ts';

/** Tells everybody it is the business of, once, that a due time moved with the calendar: nobody should come for a result in vain. */
export async function onDueMoved(
  moved: { readonly dossierId: string; readonly recountId: string },
  needs: Pick<JobNeeds, 'db' | 'now' | 'origin' | 'lawWords'>,
): Promise<void> {
  const notices: ComposedNotice[] = [];
  for (const news of await dueNews(needs.db, { ...moved, now: needs.now })) {
    const words = wordsFor(await languageOf(needs.db, news.personId), needs);
    notices.push(...composeDueMoved({ ...moved, ...news }, { words, origin: needs.origin }));
  }
  await queueNotices(notices, needs);
}
