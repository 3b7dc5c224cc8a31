/** What stands in one column of one row; null is no value. */
export type Cell = string | number | boolean | null;

/** Rows in the text format of COPY, table by table. */
export class CopyText {
  readonly #texts = new Map<string, string>();

  add(table: string, cells: readonly Cell[]): void {
    let row = this.#texts.get(table) ?? '';
    for (let at = 0; at < cells.length; at += 1) row += (at === 0 ? '' : '\t') + written(cells[at] ?? null);
    this.#texts.set(table, `${row}\n`);
  }

  texts(): ReadonlyMap<string, string> {
    return this.#texts;
  }
}

const SPECIAL = /[\\\t\n\r]/u;

function written(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell !== 'string') return String(cell);
  if (!SPECIAL.test(cell)) return cell;
  return cell.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

/** An array of texts that need no quotes among themselves: numbers, identifiers. */
export function arrayOf(texts: readonly string[]): string {
  return `{${texts.join(',')}}`;
}
