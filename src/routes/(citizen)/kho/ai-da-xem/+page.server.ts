import { isId } from '#kernel/ids';
import { lockerReadings } from '#views/locker-readings';
import { ownLockerHere } from '../locker-here.ts';
import { sayLooks } from '../say-looks.ts';
import type { PageServerLoad } from './$types';

/** How many visits a page tells. */
const ON_A_PAGE = 30;

/** Who looked into one's locker, or at one paper of it, as whom, for what and why; day by day, latest first. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const { locker } = await ownLockerHere({ locals, url });
  const { needs, words } = locals;
  const asked = url.searchParams.get('truoc') ?? '';
  const before = /^\d{1,15}$/.test(asked) ? Number(asked) : null;
  const named = url.searchParams.get('giay') ?? '';
  const paper = isId(named) ? (locker.papers.find(({ id }) => id === named) ?? null) : null;
  const which = paper === null ? {} : { paperId: paper.id };
  const { readings, next } = await lockerReadings(needs.db, { partyId: locker.partyId, ...which, before, limit: ON_A_PAGE });
  const here = (more: Record<string, string>): string => {
    const query = new URLSearchParams({ ...(paper && { giay: paper.id }), ...more }).toString();
    return `/kho/ai-da-xem${query === '' ? '' : `?${query}`}`;
  };
  return {
    paperName: paper?.name ?? null,
    days: sayLooks(readings, words),
    older: next === null ? null : here({ truoc: String(next) }),
    newest: before === null ? null : here({}),
  };
};
