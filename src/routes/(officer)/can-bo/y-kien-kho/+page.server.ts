import { error } from '@sveltejs/kit';
import { maskName } from '#kernel/text';
import { contestsHere } from '#modules/locker/server';
import { officerHere } from '../officer-here.ts';
import type { PageServerLoad } from './$types';

/** What owners of lockers ask this office to look at again, oldest first; people by their initials, as in every list of an office. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const actor = officerHere(locals, url);
  const { needs, words: t } = locals;
  const found = await contestsHere({ actor }, needs);
  if (!found.ok) error(403, t(`refusal.${found.refusal.code}`));
  return {
    done: url.searchParams.get('xong') === 'da-tra-loi',
    waiting: found.value.map(({ id, partyName, label, number, at }) => ({ id, who: maskName(partyName), label, number, at })),
  };
};
