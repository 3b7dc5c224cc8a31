import type { MessageKey, Words } from '#messages';
import { postedText } from '../../../(citizen)/nop-ho-so/posted-text.ts';

/** What a form says of whoever stands at the counter, as it was typed. */
export interface TypedVisit {
  readonly by: string;
  readonly card: string;
  readonly delegate: string;
  readonly paper: string;
}

export function readVisit(posted: FormData): TypedVisit {
  const text = (name: string): string => postedText(posted, name);
  return { by: text('by'), card: text('card'), delegate: text('delegate'), paper: text('paper') };
}

/** The same in the words of the action; what is missing, the action itself says. */
export function seenIn(typed: TypedVisit, posted: FormData) {
  const [name, paper] = [typed.delegate.trim(), typed.paper.trim()];
  const confirmed = postedText(posted, 'confirmed') === 'yes';
  if (typed.by !== 'delegate') return { ...(typed.card.trim() === '' ? {} : { card: typed.card }), confirmed };
  return { ...(name === '' || paper === '' ? {} : { delegate: { name, paper } }), confirmed };
}

/** Where on the form a refusal of the check belongs. */
const FIELD_OF: Readonly<Partial<Record<string, string>>> = {
  'counter.card-missing': 'card',
  'counter.card-unreadable': 'card',
  'counter.card-of-another': 'card',
  'counter.delegate-missing': 'delegate',
  'counter.not-confirmed': 'confirmed',
};

export interface VisitError {
  readonly field?: string;
  readonly text: string;
}

/** What a refusal says, at the field it is about. */
export function visitError(refusal: { readonly code: string }, t: Words): VisitError {
  const text = t(`refusal.${refusal.code}` as MessageKey, { ...refusal });
  const field = FIELD_OF[refusal.code];
  return field === undefined ? { text } : { field, text };
}
