import type { ActionType, Place } from '#modules/dossier';

/** What is done at the desk; the rest is the applicant's. In the order in which it is offered. */
export const DESK_ACTIONS = [
  'receive',
  'assign',
  'complete-step',
  'give-opinion',
  'decide',
  'issue',
  'hand-over',
  'confirm-fee',
  'confirm-withdrawal',
  'ask-supplement',
  'return-step',
  'ask-opinion',
  'require-fee',
  'extend',
  'refuse',
  'stop',
  'revoke',
] as const satisfies readonly ActionType[];

export type DeskAction = (typeof DESK_ACTIONS)[number];

/** What carries a dossier on from where it stands. */
const NEXT: Readonly<Partial<Record<Place, DeskAction>>> = {
  filed: 'receive',
  received: 'assign',
  appraising: 'complete-step',
  returned: 'complete-step',
  'awaiting-opinion': 'give-opinion',
  proposed: 'decide',
  decided: 'issue',
  settled: 'hand-over',
  'fee-required': 'confirm-fee',
  'withdrawal-requested': 'confirm-withdrawal',
};

/** A head gives it out or finishes what was laid before them; the route leaves one of the two open. */
const AT_HEAD: readonly DeskAction[] = ['complete-step', 'assign'];

/** Closing a dossier against its applicant is never one slip of the finger away. */
export const GRAVE: readonly DeskAction[] = ['refuse', 'stop', 'revoke'];

/** What an officer can do now: first what carries the dossier on, then the rest, the grave last. */
export function offered(
  actions: readonly ActionType[],
  place: Place,
): { readonly next: DeskAction | null; readonly others: readonly DeskAction[] } {
  const possible = DESK_ACTIONS.filter((action) => actions.includes(action));
  const next = possible.find((action) => action === NEXT[place] || (place === 'with-head' && AT_HEAD.includes(action))) ?? null;
  return { next, others: possible.filter((action) => action !== next) };
}

export function isDeskAction(text: string): text is DeskAction {
  return (DESK_ACTIONS as readonly string[]).includes(text);
}
