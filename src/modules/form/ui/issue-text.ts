import { showDay } from '#kernel/typed-day';
import { isMessageKey, type MessageKey, type Words } from '#messages';
import type { Form, Issue } from '../form.ts';
import { controlAt } from '../control-at.ts';
import type { PlacedControl } from '../placed.ts';

/** An issue as a sentence for the person who can put it right. A code nobody wrote a sentence for still says something. */
export function sayIssue(t: Words, issue: Issue): string {
  const key = `issue.${issue.code}`;
  const incomplete = issue.code === 'pattern' && issue.example === undefined;
  return isMessageKey(key) && !incomplete ? t(key, spoken(issue)) : t('issue.malformed');
}

/** A warning as a sentence: look again, and go on if it is right. */
export function sayWarning(t: Words, warning: Issue): string | undefined {
  const key = `form.warning.${warning.code}`;
  return isMessageKey(key) ? t(key, spoken(warning)) : undefined;
}

/** Issues as the summary above a page lists them: which field, and what is wrong. The link leads to the field. */
export function errorsOf(form: Form, issues: readonly Issue[], t: Words): { readonly field: string; readonly text: string }[] {
  return issues.map((issue) => {
    const placed = controlAt(form, issue.path);
    const part = placed && partAt(placed, issue.path);
    const names = [issue.row, placed?.control.label, part && t(part)].filter((name) => typeof name === 'string');
    const said = sayIssue(t, issue);
    return { field: issue.path, text: names.length === 0 ? said : led(names.join(' – '), said) };
  });
}

/** The part of an address that is meant. */
function partAt({ path, control }: PlacedControl, at: string): MessageKey | undefined {
  return control.options.widget === 'address' ? PARTS[at.slice(path.length + 1)] : undefined;
}

const PARTS: Readonly<Record<string, MessageKey>> = {
  unitCode: 'form.address.unit',
  area: 'form.address.area',
  detail: 'form.address.detail',
  locationId: 'form.address.location',
  old: 'form.address.old',
};

/** A label that is a question or a sentence keeps its own sign. */
function led(label: string, said: string): string {
  return label.endsWith('?') ? `${label} ${said}` : `${label.replace(/[.:]$/u, '')}: ${said}`;
}

/** Facts as people write them: fractions with a comma, days with the day first. */
function spoken(issue: Issue): Record<string, unknown> {
  return Object.fromEntries(Object.entries(issue).map(([name, fact]) => [name, said(fact)]));

  function said(fact: unknown): unknown {
    if (typeof fact === 'string') return showDay(fact);
    return typeof fact === 'number' ? String(fact).replace('.', ',') : fact;
  }
}
