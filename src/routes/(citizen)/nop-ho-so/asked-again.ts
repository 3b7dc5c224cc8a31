import type { DefectRef } from '#modules/dossier';
import { placedControls, visibleControls, type Answers, type Control, type Element, type Form } from '#modules/form';

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
 * The form of a supplement: of the whole form only what the office asked for again, each under the reason it gave. The same
 * controls draw and read it, so a value is typed and kept as it was in the filing.
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
    const controls =
      defect.component === undefined ? questionsAt(form, asked.answers, defect.path ?? '') : [paperControl(defect.component)];
    const once = controls.filter(({ scope }) => !drawn.has(scope));
    for (const { scope } of once) drawn.add(scope);
    return { type: 'Group', label: asked.titleOf(index + 1), elements: [{ type: 'Label', text: defect.reason }, ...once] };
  });
  return {
    schema: form.schema,
    ui: { type: 'Categorization', elements: [{ type: 'Category', id: SUPPLEMENT_PAGE, label: '', elements }] },
  };

  function paperControl(component: string): Control {
    const scope = `#${paperPath(component, components).replaceAll('/', '/properties/')}`;
    const paper = { component, originals: 0, copies: 0, supply: 'upload' } as const;
    return { type: 'Control', scope, label: asked.nameOf(component), options: { widget: 'paper', required: true, paper } };
  }
}

/** The questions a defect is about: the one at its path, those below it, or the one around it. */
function questionsAt(form: Form, answers: Answers, path: string): readonly Control[] {
  const near = (one: string): boolean => one === path || one.startsWith(`${path}/`) || path.startsWith(`${one}/`);
  const shown = visibleControls(form, answers).filter((placed) => near(placed.path));
  const found = shown.length > 0 ? shown : placedControls(form).filter((placed) => near(placed.path));
  // Here they stand on their own: whether they are asked was decided when the office asked.
  return found
    .filter(({ control }) => control.options.widget !== 'paper')
    .map(({ control: { rule: _rule, ...control }, required }) => ({ ...control, options: { ...control.options, required } }));
}
