import type { HTMLInputAttributes } from 'svelte/elements';
import type { Widget } from '../form.ts';

type OneLine = Extract<Widget, 'text' | 'name' | 'cccd' | 'phone' | 'email' | 'year' | 'number' | 'money' | 'taxNumber'>;

type Look = Pick<HTMLInputAttributes, 'type' | 'inputmode' | 'autocomplete' | 'maxlength' | 'spellcheck'> & {
  readonly width: 'full' | 'medium' | 'short';
};

/**
 * How an input of one line looks and which keyboard a phone offers. Lengths leave room for the blanks and dots people
 * type; what does not fit is said by the server instead of being cut off in silence.
 */
export const LOOKS = {
  text: { width: 'full', autocomplete: 'off' },
  name: { width: 'full', autocomplete: 'off', spellcheck: false },
  cccd: { width: 'medium', inputmode: 'numeric', autocomplete: 'off' },
  phone: { width: 'medium', type: 'tel', inputmode: 'tel', autocomplete: 'tel' },
  email: { width: 'full', type: 'email', inputmode: 'email', autocomplete: 'email', spellcheck: false },
  year: { width: 'short', inputmode: 'numeric', autocomplete: 'off' },
  number: { width: 'short', inputmode: 'decimal', autocomplete: 'off' },
  taxNumber: { width: 'medium', inputmode: 'text', autocomplete: 'off' },
  money: { width: 'medium', inputmode: 'numeric', autocomplete: 'off' },
} as const satisfies Record<OneLine, Look>;
