import { unreachable } from '#kernel/exhaustive';
import type { Answers, Element, Form, Label, Rule } from './form.ts';
import { placedControls, type PlacedControl } from './placed.ts';
import { pathOfScope } from './pointer.ts';
import { holds, looksAt, pageById, shownPaths, type Seen } from './visibility.ts';

/**
 * What stands on a page, for drawing it.
 *
 * `shown`: to be answered now. `live`: an answer on this very page decides, so without JavaScript it is drawn all the
 * same, and with JavaScript it appears and goes.
 */
export type Drawn = { readonly key: string; readonly shown: boolean; readonly live: boolean } & (
  | { readonly type: 'control'; readonly placed: PlacedControl }
  | { readonly type: 'label'; readonly label: Label }
  | { readonly type: 'group'; readonly title: string; readonly help: string; readonly children: readonly Drawn[] }
);

/** Everything drawn on a page, in order. What earlier pages have ruled out is not there at all. */
export function drawPage(form: Form, pageId: string, answers: Answers): readonly Drawn[] {
  const page = pageById(form, pageId);
  if (!page) return [];
  const seen = { form, answers, shown: shownPaths(form, answers) };
  return drawAll(page.elements, { seen, drawn: drawnFrom(seen, pageId), key: pageId });
}

/** The controls a page carries on paper: shown ones, and those an answer on the same page may still call up. */
export function drawnPaths(form: Form, pageId: string, answers: Answers): ReadonlySet<string> {
  return drawnFrom({ form, answers, shown: shownPaths(form, answers) }, pageId);
}

function drawnFrom(seen: Seen, pageId: string): ReadonlySet<string> {
  const drawn = new Set<string>();
  for (const { page, path, rules } of placedControls(seen.form)) {
    if (page === pageId && rules.every((rule) => mayHold(rule, { seen, drawn }))) drawn.add(path);
  }
  return drawn;
}

interface Easel {
  readonly seen: Seen;
  readonly drawn: ReadonlySet<string>;
}

function mayHold(rule: Rule, { seen, drawn }: Easel): boolean {
  return looksAt(rule.condition, drawn) || holds(rule, seen);
}

function drawAll(elements: readonly Element[], easel: Easel & { readonly key: string }): readonly Drawn[] {
  return elements.flatMap((element, at) => draw(element, { ...easel, key: `${easel.key}-${at}` }));
}

function draw(element: Element, easel: Easel & { readonly key: string }): readonly Drawn[] {
  const { rule } = element;
  if (rule && !mayHold(rule, easel)) return [];
  const how = { key: easel.key, shown: !rule || holds(rule, easel.seen), live: rule ? looksAt(rule.condition, easel.drawn) : false };

  switch (element.type) {
    case 'Control':
      return controlOf(element.scope, how, easel);
    case 'Label':
      return [{ ...how, type: 'label', label: element }];
    case 'VerticalLayout':
    case 'Group': {
      const children = drawAll(element.elements, easel);
      const [title, help] = element.type === 'Group' ? [element.label, element.options?.help ?? ''] : ['', ''];
      return children.length === 0 ? [] : [{ ...how, type: 'group', title, help, children }];
    }
    default:
      return unreachable(element);
  }
}

function controlOf(scope: string, how: { key: string; shown: boolean; live: boolean }, { seen, drawn }: Easel): readonly Drawn[] {
  const path = pathOfScope(scope);
  const placed = placedControls(seen.form).find((one) => one.path === path);
  return placed && drawn.has(path) ? [{ ...how, key: path, type: 'control', placed }] : [];
}
