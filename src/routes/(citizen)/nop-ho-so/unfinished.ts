import { unfinishedUploads } from '#modules/paper/server';
import type { Unfinished } from './papers/sending.svelte.ts';

/** What is still on its way to a draft, as its page says it. */
export async function unfinishedHere(draftId: string, { needs }: App.Locals): Promise<readonly Unfinished[]> {
  const waiting = await unfinishedUploads(needs.db, draftId);
  return waiting
    .filter(({ expiresAt }) => expiresAt > needs.now.toString())
    .map(({ component, name, size, received }) => ({ component, name, percent: Math.floor((received / Math.max(1, size)) * 100) }));
}
