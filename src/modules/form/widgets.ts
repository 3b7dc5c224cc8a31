import { address } from './address-widget.ts';
import { choice, confirm, unit, yesNo } from './choice-widgets.ts';
import { birthDate, date, year } from './day-widgets.ts';
import type { Issue, Widget } from './form.ts';
import { money, number } from './number-widgets.ts';
import type { PlacedControl } from './placed.ts';
import { isEmpty, isRecord } from './pointer.ts';
import { cccd, email, longText, name, phone, text } from './text-widgets.ts';
import { taxNumber } from './tax-number-widget.ts';
import type { Asked, WidgetRules } from './widget.ts';

/** A paper is no answer: it travels as bytes and is kept by its hash. Its control only asks that it be there. */
const paper: WidgetRules = {
  read: () => undefined,
  write: () => ({}),
  check: () => ({ code: 'unknown-field' }),
  say: () => '',
};

/** A list is no answer either: its rows are. */
const rows: WidgetRules = {
  read: () => undefined,
  write: () => ({}),
  check: () => null,
  say: (value) => (isRecord(value) ? String(Object.values(value).filter((row) => !isEmpty(row)).length) : ''),
};

const WIDGETS = {
  text,
  longText,
  name,
  cccd,
  phone,
  email,
  date,
  birthDate,
  year,
  number,
  money,
  taxNumber,
  choice,
  radio: choice,
  yesNo,
  confirm,
  unit,
  address,
  paper,
  rows,
} as const satisfies Record<Widget, WidgetRules>;

/** The rules of the widget a control is drawn with. */
export function widgetOf({ control }: PlacedControl): WidgetRules {
  return WIDGETS[control.options.widget];
}

/** A placed control as its widget is asked about it. */
export function askedOf({ control, schema }: PlacedControl, today: string): Asked {
  return { control, schema, today };
}

export function isWidget(text: string): text is Widget {
  return Object.hasOwn(WIDGETS, text);
}

/** How many characters fit into an answer when its schema does not say. */
export function roomFor({ control, schema }: PlacedControl): number {
  if (typeof schema.maxLength === 'number') return schema.maxLength;
  return ROOM[control.options.widget] ?? 500;
}

const ROOM: Partial<Record<Widget, number>> = { name: 100, email: 254, longText: 2000 };

/** A fault of a widget as an issue of the form. */
export function issueAt(path: string, { part, ...fault }: { readonly part?: string; readonly code: string }): Issue {
  return { ...fault, path: part === undefined ? path : `${path}/${part}` };
}
