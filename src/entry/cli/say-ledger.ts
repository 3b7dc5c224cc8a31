import type { LedgerBreak } from '#modules/ledger/server';
import { unreachable } from '#kernel/exhaustive';

/** One break, for an operator: which row or seal, and what became of it. */
export function sayBreak(found: LedgerBreak): string {
  switch (found.kind) {
    case 'changed':
      return `row ${sayRow(found.row)} was changed after it was sealed (seal ${sayCount(found.seal)})`;
    case 'removed':
      return `row ${sayRow(found.row)} was removed after it was sealed (seal ${sayCount(found.seal)})`;
    case 'swapped':
      return `rows ${sayRow(found.row)} and ${sayRow(found.with)} were swapped (seal ${sayCount(found.seal)})`;
    case 'inserted':
      return `row ${sayRow(found.row)} was inserted past the application: no seal covers it and it never waited for one`;
    case 'removed-unsealed':
      return `row ${sayRow(found.row)} was removed before it could be sealed`;
    case 'seal-changed':
      return `seal ${sayCount(found.seal)} was changed, or made with another SECRET_KEY`;
    case 'seal-removed':
      return `seal ${sayCount(found.seal)} was removed`;
    case 'head-differs':
      return `seal ${sayCount(found.seal)} is not the one that the book of heads knows: the chain was made anew from here`;
    case 'tail-cut':
      return `the end of the chain was cut off: seal ${sayCount(found.seal)} and what follows are gone, the book of heads knows seal ${sayCount(found.known)}`;
    default:
      return unreachable(found);
  }
}

/** A number an operator can read; set apart so that the log does not take it for a person's. */
export function sayCount(count: number): string {
  return count.toLocaleString('en');
}

const TABLES: Readonly<Record<string, string>> = {
  fact: 'dossier_fact',
  entry: 'ledger_entry',
  mandate: 'mandate_fact',
  paper: 'issued_paper',
  result: 'result_upload',
  withdrawal: 'paper_withdrawal',
  register: 'register_line',
  role: 'officer_role_fact',
  due: 'due_moved',
};

/** The table, and where in it. */
function sayRow(name: string): string {
  const [source = '', ...place] = name.split('/');
  return `${TABLES[source] ?? source} ${place.join(' ')}`;
}
