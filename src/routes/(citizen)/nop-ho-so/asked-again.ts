import type { DefectRef } from '#modules/dossier';
import {
  controlsFor,
  labelOf,
  pathsIn,
  plainForm,
  visibleControls,
  type Answers,
  type Control,
  type Element,
  type Form,
  type PlacedControl,
} from '#modules/form';

/** The only page of the form that `askedAgain` makes. */
export const SUPPLEMENT_PAGE = 'bo-sung';

/** One thing an office found wrong, with its reason in words. */
export interface AskedDefect extends Pick<DefectRef, 'component' | 'path'> {
  readonly reason: string;
}

/** Where a paper that is asked for again stands among the questions. */
export function paperPath(component: string, components: readonly string[]): string {
  return `/supplement/paper-${components.indexOf(component) + 1}`;
}

/**
 * The form of a supplement: what the office asked for again, each under the reason it gave, and what may follow from a new answer.
 * The same controls draw and read it, so a value is typed and kept as it was in the filing.
 *
 * The pages of the filing come before it without being shown: rules look at what was answered there.
 */
export function askedAgain(
  form: Form,
  asked: {
    readonly defects: readonly AskedDefect[];
    readonly answers: Answers;
    readonly nameOf: (component: string) => string;
    readonly titleOf: (item: number) => string;
  },
): Form {
  const plain = plainForm(form);
  const components = [...new Set(asked.defects.flatMap(({ component }) => component ?? []))];
  const drawn = new Set<string>();
  const elements = asked.defects.map((defect, index): Element => {
    const questions = defect.component === undefined ? questionsAt(plain, asked.answers, defect.path ?? '') : [];
    const papers = defect.component === undefined ? [] : [paperControl(defect.component)];
    const once = [...questions.map(standingAlone), ...papers].filter(({ scope }) => !drawn.has(scope));
    for (const { scope } of once) drawn.add(scope);
    const follow = followers(plain, asked.answers, questions).filter(
      ({ control: { scope, options } }) => !drawn.has(scope) && !components.includes(options.paper?.component ?? ''),
    );
    for (const { control } of follow) drawn.add(control.scope);
    const label = asked.titleOf(index + 1);
    return { type: 'Group', label, elements: [{ type: 'Label', text: defect.reason }, ...once, ...follow.map(underItsRules)] };
  });
  const before = plain.ui.elements.map((page) => ({ ...page, elements: withoutDrawn(page.elements, drawn) }));
  const page = { type: 'Category', id: SUPPLEMENT_PAGE, label: '', elements } as const;
  return { schema: plain.schema, ui: { type: 'Categorization', elements: [...before, page] } };

  function paperControl(component: string): Control {
    const scope = `#${paperPath(component, components).replaceAll('/', '/properties/')}`;
    const paper = { component, originals: 0, copies: 0, supply: 'upload' } as const;
    return { type: 'Control', scope, label: asked.nameOf(component), options: { widget: 'paper', required: true, paper } };
  }
}

/** The questions a defect is about: the one at its path, those below it, or the one around it. */
function questionsAt(form: Form, answers: Answers, path: string): readonly PlacedControl[] {
  const shown = near(visibleControls(form, answers), path);
  const found = shown.length > 0 ? shown : near(controlsFor(form, answers), path);
  return found.filter(({ control }) => control.options.widget !== 'paper');
}

function near(controls: readonly PlacedControl[], path: string): readonly PlacedControl[] {
  const isIn = (inner: string, around: string): boolean => inner === around || inner.startsWith(`${around}/`);
  const found = controls.filter((one) => isIn(one.path, path) || isIn(path, one.path));
  // A list brings its rows; what is asked about one row leaves the others alone.
  const inRow = found.some(({ row }) => row !== undefined && !isIn(row.list, path));
  return found.filter(({ row, control }) => (inRow ? control.options.widget !== 'rows' : row === undefined));
}

/** What another answer to these questions would call up, and what that would call up in turn. */
function followers(form: Form, answers: Answers, questions: readonly PlacedControl[]): readonly PlacedControl[] {
  const shown = new Set(visibleControls(form, answers).map(({ path }) => path));
  const asked = new Set(questions.map(({ path }) => path));
  return controlsFor(form, answers).filter((placed) => {
    const follows = placed.rules.some(({ condition }) => pathsIn(condition).some((path) => asked.has(path)));
    // What rows ask comes with their list.
    if (!follows || shown.has(placed.path) || (placed.row && asked.has(placed.row.list))) return false;
    asked.add(placed.path);
    return true;
  });
}

/** Whether it is asked was decided when the office asked. */
function standingAlone(placed: PlacedControl): Control {
  const { rule: _rule, ...control } = placed.control;
  const { required } = placed;
  return { ...control, label: labelOf(placed), options: { ...control.options, required } };
}

function underItsRules(placed: PlacedControl): Element {
  const alone: Element = standingAlone(placed);
  return placed.rules.reduceRight<Element>((inner, rule) => ({ type: 'VerticalLayout', rule, elements: [inner] }), alone);
}

function withoutDrawn(elements: readonly Element[], drawn: ReadonlySet<string>): readonly Element[] {
  return elements.flatMap((element): readonly Element[] => {
    if (element.type === 'Control') return drawn.has(element.scope) ? [] : [element];
    const holds = element.type === 'Group' || element.type === 'VerticalLayout';
    return holds ? [{ ...element, elements: withoutDrawn(element.elements, drawn) }] : [];
  });
}
