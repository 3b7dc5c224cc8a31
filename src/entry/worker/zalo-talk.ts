import type { JobNeeds } from './worker-world.ts';
import { answerZalo } from './answer-zalo.ts';

/** How long what was said over Zalo is kept. */
const KEPT = { hours: 7 * 24 };

/** Answers what somebody said over Zalo, in the order they said it. */
export async function onZaloTalk({ userId }: { readonly userId: string }, needs: JobNeeds): Promise<void> {
  await needs.zalo?.talkWith(userId, (event, db) => answerZalo(event, { ...needs, db }));
}

/** Renews the grant a few hours before its end. */
export async function renewZalo({ zalo }: Pick<JobNeeds, 'zalo'>): Promise<void> {
  await zalo?.renewEarly();
}

export async function forgetZaloTalk({ zalo, now }: Pick<JobNeeds, 'zalo' | 'now'>): Promise<void> {
  await zalo?.forget(now.subtract(KEPT));
}
