import { readFileSync } from 'node:fs';

/**
 * The words GLOSSARY.md refuses, each with the word to say in its place.
 *
 * The table's column "Never say" is advice for people; a word printed **bold** there is refused by machine: in the names
 * we give in code, and in the English messages.
 *
 * @returns {Record<string, string>}
 */
export function refusedWords(text = readFileSync(new URL('../../GLOSSARY.md', import.meta.url), 'utf8')) {
  /** @type {Record<string, string>} */
  const words = {};
  for (const line of text.split('\n')) {
    const [, , say, name, never] = line.split('|').map((cell) => cell.trim());
    if (!never) continue;
    for (const [, word] of never.matchAll(/\*\*([^*]+)\*\*/g)) {
      if (word) words[word.toLowerCase()] = `${say}, in code ${name}`;
    }
  }
  return words;
}
