/** What may stand in a sentence's `{holes}`. */
export type Params = Readonly<Record<string, unknown>>;

/**
 * Puts facts into a sentence's holes; one that nobody filled stays visible.
 *
 * `{count|dossier|dossiers}` says the first word for one and the second for any other number. Vietnamese has no need of it.
 */
export function fill(sentence: string, params: Params = {}): string {
  return sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (hole, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (typeof value !== 'string' && typeof value !== 'number') return hole;
    return (String(value) === '1' ? one : many) ?? String(value);
  });
}
