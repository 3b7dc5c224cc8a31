import { fold } from '#kernel/text';

/** Words in which whoever copied a record speaks to colleagues about the record, not to the public about the procedure. */
const ASIDE = /\b(record|amount|other|case|tu kien thuc|trong mo ta|he thong phai|chua tra)\b/;
const BREAKS = /(\s*;\s*|(?<=\.)\s+(?=\p{Lu}))/u;

/**
 * A note as people may read it: asides about the state of the data ("Record ghi 3 OTHER") are left out, the rest is as it
 * was. Null when nothing is left.
 */
export function publicNote(note: string | null | undefined): string | null {
  if (!note) return null;
  const spoken = note.replace(/\s*\(([^()]*)\)/g, (whole, inside: string) => (isAside(inside) ? '' : whole));
  const kept = spoken
    .split(BREAKS)
    .filter((_, index) => index % 2 === 0)
    .map(beforeAside)
    .filter((clause) => clause !== '');
  return kept.length === 0 ? null : joined(kept);
}

function beforeAside(clause: string): string {
  const pieces = clause.split(' – ');
  const at = pieces.findIndex(isAside);
  return (at === -1 ? clause : pieces.slice(0, at).join(' – ')).trim();
}

function joined(clauses: readonly string[]): string {
  return clauses.reduce((text, clause) => (text.endsWith('.') ? `${text} ${clause}` : `${text}; ${clause}`));
}

function isAside(text: string): boolean {
  return ASIDE.test(fold(text));
}
