import { unreachable } from '#kernel/exhaustive';
import type { Answers, Control, Element, Form, Label, Rule } from './form.ts';
import type { PlacedControl, PlacedRow } from './placed.ts';
import { pathOfScope } from './pointer.ts';
import { isList, rowsOf, ruleInRow } from './rows.ts';
import { holds, looksAt, pageById, seenIn, type Seen } from './visibility.ts';

/**
 * What stands on a page, for drawing it.
 *
 * `shown`: to be answered now. `live`: an answer on this very page decides, so without JavaScript it is drawn all the
 * same, and with JavaScript it appears and goes.
 */
export type Drawn = { readonly key: string; readonly shown: boolean; readonly live: boolean } & (
  | { readonly type: 'control'; readonly placed: PlacedControl }
  | { readonly type: 'label'; readonly label: Label }
  | {
      readonly type: 'group';
      readonly title: string;
      readonly help: string;
      /** The choice that calls it up, in words. */
      readonly when?: string;
      readonly children: readonly Drawn[];
    }
  | DrawnRows
);

/** A list, with its rows as they stand on the page. */
export interface DrawnRows {
  readonly key: string;
  readonly shown: boolean;
  readonly live: boolean;
  readonly type: 'rows';
  readonly placed: PlacedControl;
  readonly rows: readonly { readonly row: PlacedRow; readonly children: readonly Drawn[] }[];
}

/** Everything drawn on a page, in order. What earlier pages have ruled out is not there at all. */
export function drawPage(form: Form, pageId: string, answers: Answers): readonly Drawn[] {
  const page = pageById(form, pageId);
  if (!page) return [];
  const seen = seenIn(form, answers);
  const places = new Map(seen.controls.map((placed) => [placed.path, placed]));
  return drawAll(page.elements, { seen, places, drawn: drawnFrom(seen, pageId), row: '', key: pageId });
}

/** The controls a page carries on paper: shown ones, and those an answer on the same page may still call up. */
export function drawnControls(form: Form, pageId: string, answers: Answers): readonly PlacedControl[] {
  const seen = seenIn(form, answers);
  const drawn = drawnFrom(seen, pageId);
  return seen.controls.filter(({ path }) => drawn.has(path));
}

function drawnFrom(seen: Seen, pageId: string): ReadonlySet<string> {
  const drawn = new Set<string>();
  for (const { page, path, rules } of seen.controls) {
    if (page === pageId && rules.every((rule) => mayHold(rule, { seen, drawn }))) drawn.add(path);
  }
  return drawn;
}

interface Easel {
  readonly seen: Seen;
  readonly drawn: ReadonlySet<string>;
}

/** Where the pencil is: in which row (`''` for none), and under which key. */
interface Drawing extends Easel {
  readonly places: ReadonlyMap<string, PlacedControl>;
  readonly row: string;
  readonly key: string;
}

function mayHold(rule: Rule, { seen, drawn }: Easel): boolean {
  return looksAt(rule.condition, drawn, seen.lists) || holds(rule, seen);
}

function drawAll(elements: readonly Element[], at: Drawing): readonly Drawn[] {
  return elements.flatMap((element, index) => draw(element, { ...at, key: `${at.key}-${index}` }));
}

function draw(element: Element, at: Drawing): readonly Drawn[] {
  const rule = element.rule && ruleInRow(element.rule, at.row);
  if (rule && !mayHold(rule, at)) return [];
  const how = { key: at.key, shown: !rule || holds(rule, at.seen), live: rule ? looksAt(rule.condition, at.drawn, at.seen.lists) : false };

  switch (element.type) {
    case 'Control':
      return drawControl(element, how, at);
    case 'Label':
      return [{ ...how, type: 'label', label: element }];
    case 'VerticalLayout':
    case 'Group': {
      const children = drawAll(element.elements, at);
      if (children.length === 0) return [];
      if (element.type === 'Group') return [{ ...how, type: 'group', title: element.label, help: element.options?.help ?? '', children }];
      return [{ ...how, type: 'group', title: '', help: '', ...(element.when === undefined ? {} : { when: element.when }), children }];
    }
    case 'OneOf':
      throw new Error('A one-of group is written out before it is drawn');
    default:
      return unreachable(element);
  }
}

function drawControl({ scope }: Control, how: { key: string; shown: boolean; live: boolean }, at: Drawing): readonly Drawn[] {
  const path = at.row + pathOfScope(scope);
  const placed = at.places.get(path);
  if (!placed || !at.drawn.has(path)) return [];
  return [isList(placed) ? drawRows(placed, how, at) : { ...how, key: path, type: 'control', placed }];
}

function drawRows(placed: PlacedControl, how: { shown: boolean; live: boolean }, at: Drawing): DrawnRows {
  const rows = rowsOf(placed, at.seen.answers).map((row) => ({
    row,
    children: drawAll(placed.control.options.detail ?? [], { ...at, row: row.path, key: row.path }),
  }));
  return { ...how, key: placed.path, type: 'rows', placed, rows };
}
