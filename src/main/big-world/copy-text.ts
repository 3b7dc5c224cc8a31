/** What stands in one column of one row; null is no value. */
export type Cell = string | number | boolean | null;

/** Rows in the text format of COPY, table by table. */
export class CopyText {
  readonly #rows = new Map<string, string[]>();

  add(table: string, cells: readonly Cell[]): void {
    const rows = this.#rows.get(table);
    const row = cells.map(written).join('\t');
    if (rows) rows.push(row);
    else this.#rows.set(table, [row]);
  }

  textOf(table: string): string {
    const rows = this.#rows.get(table);
    return rows ? `${rows.join('\n')}\n` : '';
  }
}

function written(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell !== 'string') return String(cell);
  return /[\\\t\n\r]/u.test(cell)
    ? cell.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : cell;
}

/** An array of texts that need no quotes among themselves: numbers, identifiers. */
export function arrayOf(texts: readonly string[]): string {
  return `{${texts.join(',')}}`;
}
