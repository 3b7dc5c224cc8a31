/** Longer than this many characters it stands between a question and its field like a wall. */
const LONG = 160;

/** Help in two parts: what everybody reads, and what whoever wants it opens. The first sentence says what matters. */
export function partsOfHelp(help: string): { readonly first: string; readonly more: string | null } {
  const end = /[.!?…](?=\s+\p{Lu})/u.exec(help);
  if (help.length <= LONG || !end) return { first: help, more: null };
  return { first: help.slice(0, end.index + 1), more: help.slice(end.index + 1).trim() };
}
