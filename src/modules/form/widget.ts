import type { Control, Issue, JsonSchema } from './form.ts';

/** What a widget knows about the question it stands for. */
export interface Asked {
  readonly control: Control;
  readonly schema: JsonSchema;
  /** `YYYY-MM-DD`; completes a year of two digits and says what lies ahead. */
  readonly today: string;
}

/** What the world lends to say a value in words. */
export interface Sayings {
  readonly unitName?: (code: string) => string | null | undefined;
  readonly words: SayWords;
}

export type SayWords = (key: 'form.yes' | 'form.no' | 'form.confirmed' | 'form.address.elsewhere') => string;

/** Inputs of a control by the end of their name: `''` for its only one, `/unit` and `/detail` for parts. */
export type Inputs = Readonly<Record<string, string>>;

/** What is wrong with a value: a code, its facts, and the part it concerns when the value has parts. */
export type Fault = Omit<Issue, 'path'> & { readonly code: string; readonly part?: string };

/**
 * One kind of field: how its inputs are read, written back, judged and said.
 *
 * `read` never refuses: what cannot be read stays the text that was typed, so that it comes back to the person who
 * typed it, and `check` says what is wrong with it. Reading what was written gives the same value.
 */
export interface WidgetRules {
  read(inputs: Inputs, asked: Asked): unknown;
  write(value: unknown, asked: Asked): Inputs;
  check(value: unknown, asked: Asked & { readonly isUnit?: IsUnit }): Fault | readonly Fault[] | null;
  say(value: unknown, asked: Asked, sayings: Sayings): string;
}

/** Whether a code names a commune or ward of the province. */
export type IsUnit = (code: string) => boolean;

/** A value that is a single text, as it stands in its input. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The only input of a control, cleaned; `undefined` when nothing is in it. */
export function onlyInput(inputs: Inputs, clean: (text: string) => string): string | undefined {
  const text = clean(inputs[''] ?? '');
  return text === '' ? undefined : text;
}
