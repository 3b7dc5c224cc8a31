import { isOpen, PLACES, waitsFor } from '#modules/dossier';
import type { OfficerRole, Place } from '#modules/dossier';

/** What a desk's list can be narrowed down to. `mine`: what waits for this very role. */
export const QUEUE_TABS = ['mine', 'new', 'processing', 'supplement', 'fee', 'settled', 'opinions', 'open', 'closed'] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];

export const CLOSED_PLACES: readonly Place[] = ['handed-over', 'withdrawn', 'stopped', 'reception-refused'];
const OPEN_PLACES: readonly Place[] = PLACES.filter((place) => !CLOSED_PLACES.includes(place));
/** Where the office's own time runs: late or soon are words about nothing else. */
export const TIMED_PLACES: readonly Place[] = PLACES.filter(
  (place) => isOpen(place) && waitsFor(place) !== 'applicant' && place !== 'settled',
);

const PLACES_OF: Record<Exclude<QueueTab, 'mine' | 'opinions'>, readonly Place[]> = {
  new: ['filed'],
  processing: ['received', 'appraising', 'returned', 'awaiting-opinion', 'with-head', 'proposed', 'decided'],
  supplement: ['supplement-at-reception', 'supplement-in-appraisal'],
  fee: ['fee-required'],
  settled: ['settled', 'withdrawal-requested'],
  open: OPEN_PLACES,
  closed: CLOSED_PLACES,
};
const MINE: Record<OfficerRole, readonly Place[]> = {
  receiver: ['filed', 'withdrawal-requested', 'settled'],
  head: ['received', 'with-head'],
  specialist: ['appraising', 'returned'],
  leader: ['proposed'],
  'records-clerk': ['decided'],
  supervisor: OPEN_PLACES,
  administrator: [],
};

/** The states a tab shows at a seat; opinions are asked of a body whatever the state says. */
export function placesOf(tab: Exclude<QueueTab, 'opinions'>, role: OfficerRole): readonly Place[] {
  return tab === 'mine' ? MINE[role] : PLACES_OF[tab];
}

/** The tabs that can hold anything at a seat: a specialist never has what was not received yet, a desk is never asked for opinions. */
export function tabsOf(role: OfficerRole | undefined): readonly QueueTab[] {
  if (role === 'receiver') return QUEUE_TABS.filter((tab) => tab !== 'opinions');
  if (role === 'supervisor') return QUEUE_TABS.filter((tab) => tab !== 'opinions' && tab !== 'mine');
  if (role === 'specialist') return QUEUE_TABS.filter((tab) => tab !== 'new');
  return QUEUE_TABS;
}

/** Where a seat's list opens: what waits for its role, or all that is open for who only oversees. */
export function firstTab(role: OfficerRole | undefined): QueueTab {
  return role === 'supervisor' ? 'open' : 'mine';
}
