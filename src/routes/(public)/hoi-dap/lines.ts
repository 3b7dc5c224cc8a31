import { z } from 'zod';

/** One thing said on the page. */
export interface Line {
  readonly mine: boolean;
  readonly text: string;
}

const Lines = z
  .array(z.object({ mine: z.boolean(), text: z.string().max(2000) }))
  .max(40)
  .readonly();
const MOST = 20;

/** What was said before, as the form brings it; nothing when somebody wrote something else there. */
export function readLines(value: FormDataEntryValue | null): readonly Line[] {
  if (typeof value !== 'string' || value === '') return [];
  try {
    const read = Lines.safeParse(JSON.parse(value));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

/** The last lines of a talk. */
export function addLines(before: readonly Line[], said: readonly Line[]): readonly Line[] {
  return [...before, ...said].slice(-MOST);
}

/** A text in parts, so that addresses in it can be followed: only those of this site or of the web. */
export function partsOf(text: string): readonly { readonly text: string; readonly href: string | null }[] {
  return text
    .split(/(https?:\/\/[^\s]+)/u)
    .flatMap((part) => (part === '' ? [] : [{ text: part, href: /^https?:\/\//u.test(part) ? part : null }]));
}
