import { isRecord } from './pointer.ts';
import type { Form } from './form.ts';

/** Where people read: everything else in a form is for machines and stays as it is. */
const TEXTS: ReadonlySet<string> = new Set(['label', 'text', 'help', 'title', 'description', 'note', 'example', 'rowLabel', 'addLabel']);

const made = new WeakMap<Form, Map<string, Form>>();

/** The form in another language, as far as it was translated; what nobody translated stays in the first. */
export function localiseForm(form: Form, lang: string): Form {
  const dictionary = form.translations?.[lang];
  if (!dictionary) return form;
  const known = made.get(form) ?? new Map<string, Form>();
  made.set(form, known);
  const before = known.get(lang);
  if (before) return before;
  const localised = { schema: translated(form.schema, dictionary), ui: translated(form.ui, dictionary) } as Form;
  known.set(lang, localised);
  return localised;
}

function translated(value: unknown, dictionary: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((one) => translated(one, dictionary));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    const said = TEXTS.has(key) && typeof inner === 'string' && Object.hasOwn(dictionary, inner) ? dictionary[inner] : undefined;
    return [key, said ?? translated(inner, dictionary)];
  });
  return Object.fromEntries(entries) as unknown;
}
