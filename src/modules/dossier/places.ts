import type { OfficerRole } from './actor.ts';

/** The rich states of a dossier (`with-head`: to be looked over, or given out in another unit, by its head); lists and the national exchange see the ten derived from them. */
export const PLACES = [
  'filed',
  'supplement-at-reception',
  'reception-refused',
  'received',
  'appraising',
  'returned',
  'awaiting-opinion',
  'with-head',
  'proposed',
  'decided',
  'supplement-in-appraisal',
  'fee-required',
  'withdrawal-requested',
  'withdrawn',
  'stopped',
  'settled',
  'handed-over',
] as const;

export type Place = (typeof PLACES)[number];

/** 1 newly filed … 10 result returned: the list every province synchronises by. */
export type NationalState = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

const NATIONAL = {
  filed: 1,
  'supplement-at-reception': 5,
  'reception-refused': 3,
  received: 2,
  appraising: 4,
  returned: 4,
  'awaiting-opinion': 4,
  'with-head': 4,
  proposed: 4,
  decided: 4,
  'supplement-in-appraisal': 5,
  'fee-required': 6,
  'withdrawal-requested': 7,
  withdrawn: 7,
  stopped: 8,
  settled: 9,
  'handed-over': 10,
} as const satisfies Record<Place, NationalState>;

/** The national state of a rich one: derived, never set. */
export function nationalState(place: Place): NationalState {
  return NATIONAL[place];
}

/** Who has the ball: a role of an office, the applicant, or nobody any more. */
export type WaitsFor = OfficerRole | 'applicant' | 'nobody';

const WAITS_FOR = {
  filed: 'receiver',
  'supplement-at-reception': 'applicant',
  'reception-refused': 'nobody',
  received: 'head',
  appraising: 'specialist',
  returned: 'specialist',
  'awaiting-opinion': 'specialist',
  'with-head': 'head',
  proposed: 'leader',
  decided: 'records-clerk',
  'supplement-in-appraisal': 'applicant',
  'fee-required': 'applicant',
  'withdrawal-requested': 'receiver',
  withdrawn: 'nobody',
  stopped: 'nobody',
  settled: 'receiver',
  'handed-over': 'nobody',
} as const satisfies Record<Place, WaitsFor>;

export function waitsFor(place: Place): WaitsFor {
  return WAITS_FOR[place];
}

/** Whether anything can still happen to it. */
export function isOpen(place: Place): boolean {
  return waitsFor(place) !== 'nobody';
}
