const CLAUSES =
  /(?<!\b(?:delete|distinct|epoch))\s+(?=(?:from|where|order by|group by|having|limit|offset|for update|for share|left join lateral|inner join|left join|cross join|union|values|returning|on conflict|set)\b)/g;

/** A statement as a reviewer reads it: the lines its author gave it, moved to the left; one that came in one line is broken at its clauses. */
export function printSql(statement: string): string {
  const text = statement.trim();
  return `${text.includes('\n') ? movedLeft(text) : text.replaceAll(CLAUSES, '\n')};`;
}

function movedLeft(text: string): string {
  const [first = '', ...rest] = text.split('\n').map((line) => line.trimEnd());
  const margin = Math.min(...rest.filter((line) => line !== '').map((line) => line.length - line.trimStart().length));
  return [first, ...rest.map((line) => line.slice(margin))].filter((line) => line !== '').join('\n');
}
