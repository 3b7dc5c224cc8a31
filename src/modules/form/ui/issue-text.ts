import { isMessageKey, type Words } from '#messages';
import type { Form, Issue } from '../form.ts';
import { controlAt } from '../control-at.ts';

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
    const label = controlAt(form, issue.path)?.control.label;
    const said = sayIssue(t, issue);
    const row = typeof issue.row === 'string' ? `${issue.row} – ` : '';
    return { field: issue.path, text: row + (label === undefined ? said : led(label, said)) };
  });
}

/** A label that is a question or a sentence keeps its own sign. */
function led(label: string, said: string): string {
  return label.endsWith('?') ? `${label} ${said}` : `${label.replace(/[.:]$/u, '')}: ${said}`;
}

/** Facts as people write them: fractions with a comma. */
function spoken(issue: Issue): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(issue).map(([name, fact]) => [name, typeof fact === 'number' ? String(fact).replace('.', ',') : fact]),
  );
}
