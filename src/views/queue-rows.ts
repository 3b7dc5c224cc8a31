import type { Db } from '#kernel/database';
import { queuePage, type QueueAsked, type QueueRow } from './queue.ts';

const AT_A_TIME = 500;

/**
 * A whole list, however long, some hundred rows at a time: each step begins where the one before ended, so neither this process nor the
 * database holds more than one. A dossier that somebody moves meanwhile appears once; one moved to where the list has passed is left out.
 */
export async function* queueRows(db: Db, asked: Omit<QueueAsked, 'after' | 'before' | 'limit'>): AsyncGenerator<readonly QueueRow[]> {
  const told = new Set<string>();
  for (let after: string | undefined, more = true; more;) {
    const page = await queuePage(db, { ...asked, after, limit: AT_A_TIME });
    const fresh = page.rows.filter(({ id }) => !told.has(id));
    for (const { id } of fresh) told.add(id);
    yield fresh;
    after = page.next ?? undefined;
    more = page.next !== null;
  }
}
