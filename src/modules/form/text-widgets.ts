import { readCccd, readEmail, readMobile, readPersonName, readPhone } from '#modules/citizen';
import type { Result } from '#kernel/result';
import { cleanCode, cleanLine, cleanLines } from './clean-text.ts';
import { asText, onlyInput, type Asked, type WidgetRules } from './widget.ts';

export const text = oneText((typed, { control }) => (control.options.tidy === 'code' ? cleanCode(typed) : cleanLine(typed)));

export const longText: WidgetRules = {
  ...oneText(cleanLines),
  // A browser sends line ends as two characters and shows either.
  write: (value) => ({ '': asText(value) }),
};

export const name = readBy((typed) => readPersonName(typed));

export const cccd = readBy((typed) => readCccd(typed));

export const phone = readBy((typed, { control }) => (control.options.mobile ? readMobile(typed) : readPhone(typed)));

export const email = readBy((typed) => readEmail(typed));

function oneText(clean: (typed: string, asked: Asked) => string): WidgetRules {
  return {
    read: (inputs, asked) => onlyInput(inputs, (typed) => clean(typed, asked)),
    write: (value) => ({ '': asText(value) }),
    check: (value) => (typeof value === 'string' ? null : { code: 'malformed' }),
    say: (value) => asText(value),
  };
}

/** A text that another module knows how to read: its spelling when it is one, the text as typed when it is none. */
export function readBy(read: (typed: string, asked: Asked) => Result<string>): WidgetRules {
  return {
    read(inputs, asked) {
      const typed = onlyInput(inputs, cleanLine);
      if (typed === undefined) return undefined;
      const known = read(typed, asked);
      return known.ok ? known.value : typed;
    },
    write: (value) => ({ '': asText(value) }),
    check(value, asked) {
      if (typeof value !== 'string') return { code: 'malformed' };
      const known = read(value, asked);
      return known.ok ? null : { ...known.refusal };
    },
    say: (value) => asText(value),
  };
}
