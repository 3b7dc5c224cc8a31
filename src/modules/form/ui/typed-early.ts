type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

interface Typed {
  readonly field: Field;
  readonly value: string;
  readonly checked: boolean;
}

/**
 * What was typed before the script came over its weak line. Taken before the page is drawn a second time, which puts every
 * field back to what the server sent.
 */
export function typedEarly(): readonly Typed[] {
  if (typeof document === 'undefined') return [];
  return [...document.querySelectorAll<Field>('form :is(input:not([type=hidden], [type=file]), select, textarea)')]
    .filter(isTouched)
    .map((field) => ({ field, value: field.value, checked: isTick(field) && field.checked }));
}

/** Puts it back, and lets everybody who listens know. */
export function typeAgain(typed: readonly Typed[], within: HTMLFormElement): void {
  for (const { field, value, checked } of typed) {
    if (field.form !== within) continue;
    if (isTick(field)) field.checked = checked;
    else field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function isTouched(field: Field): boolean {
  if (field instanceof HTMLSelectElement) return [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
  return isTick(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

function isTick(field: Field): field is HTMLInputElement {
  return field.type === 'radio' || field.type === 'checkbox';
}
