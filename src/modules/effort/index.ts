/** What a filing costs whoever files, and what they were asked although it was known. Safe in a browser. */
export { countAsked, isAskedAgain, onceOnlyShare, type AskedCount, type AskedItem } from './asked-item.ts';
export { tripsAvoided } from './trips-avoided.ts';
