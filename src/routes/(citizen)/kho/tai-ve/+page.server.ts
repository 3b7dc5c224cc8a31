import { isMessageKey } from '#messages';
import { saySize } from '../../nop-ho-so/shown-papers.ts';
import { ownLockerHere } from '../locker-here.ts';
import type { PageServerLoad } from './$types';

const COUNTED = ['papers', 'facts', 'known', 'refused'] as const;

/** Taking one's locker away, and bringing back what was taken away. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const { locker } = await ownLockerHere({ locals, url });
  const { words, lang } = locals;
  const key = `refusal.${url.searchParams.get('issue') ?? ''}`;
  const counts = COUNTED.map((name) => [name, Number(url.searchParams.get(name) ?? '-1')] as const);
  const brought = counts.every(([, count]) => Number.isInteger(count) && count >= 0) ? Object.fromEntries(counts) : null;
  return {
    papers: locker.papers.length,
    size: saySize(
      locker.papers.reduce((sum, { size }) => sum + size, 0),
      lang,
    ),
    refused: isMessageKey(key) ? words(key) : null,
    brought: brought as Record<(typeof COUNTED)[number], number> | null,
  };
};
