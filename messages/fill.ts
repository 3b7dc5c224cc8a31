/** What may stand in a sentence's `{holes}`. */
export type Params = Readonly<Record<string, unknown>>;

/** Puts facts into a sentence's holes; one that nobody filled stays visible. */
export function fill(sentence: string, params: Params = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = params[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : hole;
  });
}
