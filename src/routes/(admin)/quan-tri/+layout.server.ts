import { administratorHere } from './administrator-here.ts';
import type { LayoutServerLoad } from './$types';

/** Pages of the whole province, which administrators of one agency do not have. */
const OF_PROVINCE = ['calendar', 'procedures', 'effort', 'ledger'] as const;

const TABS = [
  ['overview', '/quan-tri'],
  ['officers', '/quan-tri/can-bo'],
  ['agencies', '/quan-tri/co-quan'],
  ['substitutes', '/quan-tri/thay-the'],
  ['calendar', '/quan-tri/lich-lam-viec'],
  ['procedures', '/quan-tri/thu-tuc'],
  ['effort', '/quan-tri/cong-suc'],
  ['ledger', '/quan-tri/so-cai'],
] as const;

export const load: LayoutServerLoad = async function load({ locals, url }) {
  const { by } = await administratorHere(locals, url);
  const t = locals.words;
  const mine = TABS.filter(([key]) => by.covers === 'province' || !OF_PROVINCE.some((one) => one === key));
  const here = mine.findLast(([, href]) => url.pathname === href || url.pathname.startsWith(`${href}/`));
  return { tabs: mine.map(([key, href]) => ({ href, label: t(`administration.tab.${key}`), current: href === here?.[1] })) };
};
