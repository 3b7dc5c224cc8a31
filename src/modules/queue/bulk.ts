import type { OfficerRole, Place } from '#modules/dossier';

/** What can be done to many dossiers at once: nothing that binds the office, and nothing that wants words of its own for each. */
export const BULK_ACTIONS = ['receive', 'assign', 'complete-step', 'hand-over'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** How many dossiers one run takes. */
export const MOST_IN_BULK = 500;

const ACTIONS_OF: Record<OfficerRole, readonly BulkAction[]> = {
  receiver: ['receive', 'hand-over'],
  head: ['assign', 'complete-step'],
  specialist: ['complete-step'],
  leader: ['assign'],
  'records-clerk': [],
  supervisor: [],
  administrator: [],
};

const FROM: Record<BulkAction, readonly Place[]> = {
  receive: ['filed'],
  assign: ['received', 'appraising', 'returned', 'with-head'],
  'complete-step': ['appraising', 'returned', 'with-head'],
  'hand-over': ['settled'],
};

/** What somebody on a seat of this role is offered for many at once; whether it may be done is asked of each dossier. */
export function bulkActionsOf(role: OfficerRole): readonly BulkAction[] {
  return ACTIONS_OF[role];
}

/** Whether a dossier that stands there is worth trying; the lifecycle has the last word. */
export function isRipeFor(action: BulkAction, place: Place): boolean {
  return FROM[action].includes(place);
}

export function isBulkAction(text: string): text is BulkAction {
  return (BULK_ACTIONS as readonly string[]).includes(text);
}
