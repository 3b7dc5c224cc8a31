import { changesIn, controlsFor, inputsOf, mergeAnswers, patchOf, type Answers, type Form } from '#modules/form';

/** Puts answers that came from elsewhere into the fields of a page, except the one somebody is typing into; answers what was left. */
export function writeAnswers(
  element: HTMLFormElement,
  { form, page, answers, hand }: { readonly form: Form; readonly page: string; readonly answers: Answers; readonly hand: string | null },
  paths: readonly string[],
): readonly string[] {
  const left: string[] = [];
  for (const placed of controlsFor(form, answers)) {
    const concerned = paths.filter((path) => path === placed.path || path.startsWith(`${placed.path}/`));
    if (placed.page !== page || placed.control.options.widget === 'paper' || concerned.length === 0) continue;
    const inputs = Object.entries(inputsOf(placed, answers));
    if (inputs.some(([name]) => name === hand)) left.push(...concerned);
    else for (const [name, value] of inputs) fill(element, name, value);
  }
  return left;
}

/** The answers as they now stand, but of the field that is typed into what it was drawn from: it is not rewritten under the hand. */
export function answersBesideTheHand(
  { answers, hand }: { readonly answers: Answers; readonly hand: string | null },
  drawn: Answers,
): Answers {
  const gone = changesIn(answers, {}).filter(({ path }) => path === hand);
  const kept = changesIn(drawn, {}).filter(({ path }) => path === hand);
  return mergeAnswers(answers, patchOf([...gone.map(({ path }) => ({ path, value: null })), ...kept]));
}

function fill(element: HTMLFormElement, name: string, value: string): void {
  const found = element.elements.namedItem(name);
  for (const field of found instanceof RadioNodeList ? found : [found]) {
    if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) field.checked = field.value === value;
    else if (field instanceof HTMLInputElement && field.type === 'file') continue;
    else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
      if (field.value !== value) field.value = value;
    }
  }
}
