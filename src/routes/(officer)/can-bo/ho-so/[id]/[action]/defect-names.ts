/** What can be wrong with a paper, and with an answer. */
export const PAPER_DEFECTS = ['missing', 'unreadable', 'wrong', 'expired', 'not-signed', 'inconsistent'] as const;
export const ANSWER_DEFECTS = ['missing', 'wrong', 'inconsistent'] as const;

/** The id of a control about a place: letters, digits and hyphens, so that a link can lead there. */
export function idOf(part: 'tick' | 'code' | 'reason' | 'anyway', place: string): string {
  return `${part}-${place.replace(/[^A-Za-z0-9]+/g, '-')}`;
}
