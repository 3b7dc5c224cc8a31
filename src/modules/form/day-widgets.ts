import { readBirthDate } from '#modules/citizen';
import { isIsoDay, readTypedDay, showDay } from '#kernel/typed-day';
import { cleanLine } from './clean-text.ts';
import { asText, onlyInput, type WidgetRules } from './widget.ts';

export const date: WidgetRules = {
  read(inputs, { today }) {
    const typed = onlyInput(inputs, cleanLine);
    if (typed === undefined) return undefined;
    const read = readTypedDay(typed, today);
    return read.ok ? read.day : typed;
  },
  write: (value) => ({ '': showDay(asText(value)) }),
  check(value, { control, today }) {
    if (typeof value !== 'string') return { code: 'date.malformed' };
    if (!isIsoDay(value)) {
      const read = readTypedDay(value, today);
      return { code: read.ok ? 'date.malformed' : `date.${read.why}` };
    }
    return control.options.notAfterToday && value > today ? { code: 'date.in-future' } : null;
  },
  say: (value) => showDay(asText(value)),
};

export const birthDate: WidgetRules = {
  read(inputs, { today }) {
    const typed = onlyInput(inputs, cleanLine);
    if (typed === undefined) return undefined;
    const read = readBirthDate(typed, today);
    return read.ok ? read.value : typed;
  },
  write: (value) => ({ '': showDay(asText(value)) }),
  check(value, { today }) {
    if (typeof value !== 'string') return { code: 'birth-date.malformed' };
    const read = readBirthDate(value, today);
    return read.ok ? null : read.refusal;
  },
  say: (value) => showDay(asText(value)),
};

export const year: WidgetRules = {
  read(inputs) {
    const typed = onlyInput(inputs, cleanLine);
    return typed !== undefined && /^[1-9]\d{3}$/u.test(typed) ? Number(typed) : typed;
  },
  write: (value) => ({ '': asText(value) }),
  check(value, { control, today }) {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 1000 || value > 9999) return { code: 'year.malformed' };
    return control.options.notAfterToday && value > Number(today.slice(0, 4)) ? { code: 'year.in-future' } : null;
  },
  say: (value) => asText(value),
};
