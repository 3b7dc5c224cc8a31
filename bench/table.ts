/** Rows under their heads, numbers to the right; columns as wide as they need to be. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const said = [heads, ...rows.map((row) => row.map(String))];
  const widths = heads.map((_, at) => Math.max(...said.map((row) => (row[at] ?? '').length)));
  return said
    .map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '))
    .join('\n');
}
