import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { read } from './files.ts';

const LIST = 'docs/asvs.md';

/** How many requirements of level 2 each chapter of ASVS 4.0.3 has; the list has neither more nor fewer. */
const CHAPTERS: Readonly<Record<string, number>> = {
  1: 38,
  2: 53,
  3: 18,
  4: 9,
  5: 30,
  6: 13,
  7: 12,
  8: 15,
  9: 7,
  10: 5,
  11: 8,
  12: 15,
  13: 13,
  14: 23,
};

const LINE = /^- \[(?<mark>[x -])\] \*\*(?<number>(?<chapter>\d+)\.\d+\.\d+)\*\* (?<text>.+)$/u;
const EVIDENCE = /\[[^\]]+\]\(<?(?<file>[^)>]+(?:\([^)]*\)[^)>]*)*)>?\) "(?<title>[^"]+)"/gu;

/** What the list of promises says and cannot show: a promise without a test, a test that is not there, a requirement that is left out or stands twice. */
export function unshown(root = '.', chapters = CHAPTERS): readonly string[] {
  const page = read(join(root, LIST));
  const lines = page.split('\n').filter((line) => line.startsWith('- '));
  const counted = new Map<string, number>();
  const seen = new Set<string>();
  const wrong = lines.flatMap((line) => {
    const { mark, number = '', chapter = '', text = '' } = LINE.exec(line)?.groups ?? {};
    if (number === '') return [`${LIST}: no such line is understood: ${line}`];
    if (seen.has(number)) return [`${LIST}: ${number} stands there twice`];
    seen.add(number);
    counted.set(chapter, (counted.get(chapter) ?? 0) + 1);
    return mark === 'x' ? evidenceOf(text, root).map((problem) => `${LIST}: ${number} ${problem}`) : [];
  });
  const missing = Object.entries(chapters).flatMap(([chapter, wanted]) => {
    const found = counted.get(chapter) ?? 0;
    return found === wanted ? [] : [`${LIST}: chapter ${chapter} has ${found} lines, the standard has ${wanted}`];
  });
  return [...wrong, ...missing];
}

function evidenceOf(text: string, root: string): readonly string[] {
  const named = [...text.matchAll(EVIDENCE)].map(({ groups = {} }) => groups);
  if (named.length === 0) return ['is promised without a test'];
  return named.flatMap(({ file = '', title = '' }) => {
    const path = join(root, normalize(join(dirname(LIST), decodeURI(file))));
    if (!existsSync(path)) return [`names ${file}, which is not there`];
    return read(path).includes(title) ? [] : [`names a test that ${file} does not have: ${title}`];
  });
}
