import type { DefectRef } from '#modules/dossier';
import {
  pathsIn,
  placedControls,
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
  const components = [...new Set(asked.defects.flatMap(({ component }) => component ?? []))];
  const drawn = new Set<string>();
  const elements = asked.defects.map((defect, index): Element => {
    const questions = defect.component === undefined ? questionsAt(form, asked.answers, defect.path ?? '') : [];
    const papers = defect.component === undefined ? [] : [paperControl(defect.component)];
    const once = [...questions.map(standingAlone), ...papers].filter(({ scope }) => !drawn.has(scope));
    for (const { scope } of once) drawn.add(scope);
    const follow = followers(form, asked.answers, questions).filter(
      ({ control: { scope, options } }) => !drawn.has(scope) && !components.includes(options.paper?.component ?? ''),
    );
    for (const { control } of follow) drawn.add(control.scope);
    const label = asked.titleOf(index + 1);
    return { type: 'Group', label, elements: [{ type: 'Label', text: defect.reason }, ...once, ...follow.map(underItsRules)] };
  });
  const before = form.ui.elements.map((page) => ({ ...page, elements: withoutDrawn(page.elements, drawn) }));
  const page = { type: 'Category', id: SUPPLEMENT_PAGE, label: '', elements } as const;
  return { schema: form.schema, ui: { type: 'Categorization', elements: [...before, page] } };

  function paperControl(component: string): Control {
    const scope = `#${paperPath(component, components).replaceAll('/', '/properties/')}`;
    const paper = { component, originals: 0, copies: 0, supply: 'upload' } as const;
    return { type: 'Control', scope, label: asked.nameOf(component), options: { widget: 'paper', required: true, paper } };
  }
}

/** The questions a defect is about: the one at its path, those below it, or the one around it. */
function questionsAt(form: Form, answers: Answers, path: string): readonly PlacedControl[] {
  const near = (one: string): boolean => one === path || one.startsWith(`${path}/`) || path.startsWith(`${one}/`);
  const shown = visibleControls(form, answers).filter((placed) => near(placed.path));
  const found = shown.length > 0 ? shown : placedControls(form).filter((placed) => near(placed.path));
  return found.filter(({ control }) => control.options.widget !== 'paper');
}

/** What another answer to these questions would call up, and what that would call up in turn. */
function followers(form: Form, answers: Answers, questions: readonly PlacedControl[]): readonly PlacedControl[] {
  const shown = new Set(visibleControls(form, answers));
  const asked = new Set(questions.map(({ path }) => path));
  return placedControls(form).filter((placed) => {
    const follows = placed.rules.some(({ condition }) => pathsIn(condition).some((path) => asked.has(path)));
    if (!follows || shown.has(placed)) return false;
    asked.add(placed.path);
    return true;
  });
}

/** Whether it is asked was decided when the office asked. */
function standingAlone({ control: { rule: _rule, ...control }, required }: PlacedControl): Control {
  return { ...control, options: { ...control.options, required } };
}

function underItsRules({ control: { rule: _rule, ...control }, rules, required }: PlacedControl): Element {
  const alone: Element = { ...control, options: { ...control.options, required } };
  return rules.reduceRight<Element>((inner, rule) => ({ type: 'VerticalLayout', rule, elements: [inner] }), alone);
}

function withoutDrawn(elements: readonly Element[], drawn: ReadonlySet<string>): readonly Element[] {
  return elements.flatMap((element): readonly Element[] => {
    if (element.type === 'Control') return drawn.has(element.scope) ? [] : [element];
    return element.type === 'Label' ? [] : [{ ...element, elements: withoutDrawn(element.elements, drawn) }];
  });
}
