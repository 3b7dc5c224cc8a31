import type { JsonSchema } from './form.ts';
import { cleanLine } from './clean-text.ts';
import { asText, onlyInput, type WidgetRules } from './widget.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
}

/** What can be chosen: each `const` of the schema's `oneOf`, under its title and explained by its description. */
export function choicesOf(schema: JsonSchema): readonly Choice[] {
  return (schema.oneOf ?? []).map((one) => ({
    value: asText(one.const),
    label: one.title ?? asText(one.const),
    ...(one.description === undefined ? {} : { help: one.description }),
  }));
}

/** One of few or of many; `radio` and `choice` differ only on the screen. */
export const choice: WidgetRules = {
  read: (inputs) => onlyInput(inputs, cleanLine),
  write: (value) => ({ '': asText(value) }),
  check: (value, { schema }) => (choicesOf(schema).some((one) => one.value === value) ? null : { code: 'choice.unknown' }),
  say: (value, { schema }) => choicesOf(schema).find((one) => one.value === value)?.label ?? asText(value),
};

export const yesNo: WidgetRules = {
  read({ '': typed }) {
    if (typed === 'yes') return true;
    return typed === 'no' ? false : onlyInput({ '': typed ?? '' }, cleanLine);
  },
  write: (value) => ({ '': value === true ? 'yes' : value === false ? 'no' : asText(value) }),
  check: (value) => (typeof value === 'boolean' ? null : { code: 'choice.unknown' }),
  say: (value, _asked, { words }) => (value === true ? words('form.yes') : value === false ? words('form.no') : asText(value)),
};

/** A declaration to be ticked. Not ticked is no answer, not a "no". */
export const confirm: WidgetRules = {
  read: ({ '': typed }) => (typed === 'yes' ? true : undefined),
  write: (value): Record<string, string> => (value === true ? { '': 'yes' } : {}),
  check: (value) => (value === true ? null : { code: 'must-confirm' }),
  say: (value, _asked, { words }) => (value === true ? words('form.confirmed') : ''),
};

/** A commune or ward by its code. */
export const unit: WidgetRules = {
  read: (inputs) => onlyInput(inputs, cleanLine),
  write: (value) => ({ '': asText(value) }),
  check(value, { isUnit }) {
    return typeof value === 'string' && /^\d{5}$/u.test(value) && (isUnit?.(value) ?? true) ? null : { code: 'unit.unknown' };
  },
  say: (value, _asked, { unitName }) => unitName?.(asText(value)) ?? asText(value),
};
