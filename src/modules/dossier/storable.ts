/** Answers nest four deep; deeper was built by somebody to break us. */
const DEEPEST = 10;

/** Text as a database can keep it: no NUL, no half of a letter. Everything else a person typed stays. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** The same for a whole value from outside; what lies too deep is left out. */
export function storable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return null;
  if (Array.isArray(value)) return value.map((item) => storable(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storableText(key), storable(item, depth + 1)]));
}

/** The same for answers. */
export function storableAnswers(answers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return storable(answers) as Readonly<Record<string, unknown>>;
}
