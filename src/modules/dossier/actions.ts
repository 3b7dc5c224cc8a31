/** Everything that can be done to a dossier once it was filed; the names are those of the REST contract. */
export const ACTION_TYPES = [
  'receive',
  'ask-supplement',
  'supplement',
  'refuse',
  'assign',
  'complete-step',
  'return-step',
  'ask-opinion',
  'give-opinion',
  'require-fee',
  'confirm-fee',
  'extend',
  'request-withdrawal',
  'confirm-withdrawal',
  'stop',
  'decide',
  'issue',
  'hand-over',
  'revoke',
  'rate',
] as const;

export type ActionType = (typeof ACTION_TYPES)[number];

/** How a decision ends: a refusal after appraisal is a result like any other (states 9, then 10). */
export type Outcome = 'approved' | 'refused';

type Plain = Exclude<
  ActionType,
  'receive' | 'ask-supplement' | 'complete-step' | 'return-step' | 'ask-opinion' | 'give-opinion' | 'decide'
>;

/** An action as the lifecycle sees it: only what decides where the dossier goes next. */
export type Move =
  | { readonly type: Plain }
  /** `straight`: to the leader's desk, where the route has nothing to appraise. */
  | { readonly type: 'receive'; readonly straight?: boolean }
  | { readonly type: 'ask-supplement'; readonly legalGround?: boolean }
  /** `toHead`: what follows is a head's, to look it over or to give it out. */
  | { readonly type: 'complete-step'; readonly last: boolean; readonly toHead?: boolean }
  | { readonly type: 'return-step'; readonly toHead?: boolean }
  /** `others`: bodies asked at the same time. */
  | { readonly type: 'ask-opinion'; readonly agencyId: string; readonly others?: readonly string[] }
  | { readonly type: 'give-opinion'; readonly agencyId: string }
  | { readonly type: 'decide'; readonly outcome: Outcome };

export function isActionType(text: string): text is ActionType {
  return (ACTION_TYPES as readonly string[]).includes(text);
}
