import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { words, type Lang, type MessageKey } from '#messages';
import { vi } from '../../messages/vi/index.ts';

/**
 * Sentences of ours that stand in Vietnamese on a page in another language, wherever they stand: text, options, labels for screen readers,
 * the title. Names of procedures, offices, places and people are data and stay, as does what is marked `lang="vi"`, and letters, which keep
 * the language they were written in (`data-as-written`).
 */
export async function untranslated(page: Page, lang: Lang): Promise<readonly string[]> {
  const said = (await page.evaluate(everyText)).map(plain).filter(isMarked);
  const pieces = piecesNotIn(lang);
  return said.flatMap((text) => {
    const piece = pieces.find((one) => text.includes(one));
    return piece === undefined ? [] : [`${text.slice(0, 120)} (${piece.trim()})`];
  });
}

/** Runs in the page. */
function everyText(): string[] {
  const texts = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node instanceof Element ? node : node.parentElement;
    if (!element || element.closest('[lang="vi"], [data-as-written], script, style')) continue;
    if (node instanceof Element)
      texts.push(...['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''));
    else texts.push(node.textContent ?? '');
  }
  return texts.filter((text) => text.trim() !== '');
}

const SHORTEST = 6; // letters; a shorter piece stands in names by chance
const pieces = new Map<Lang, readonly string[]>();

/** What stands between the gaps of our Vietnamese sentences, where the other language says it otherwise and no datum of the province says it too. */
function piecesNotIn(lang: Lang): readonly string[] {
  const known = pieces.get(lang);
  if (known) return known;
  const [here, there] = [words('vi'), words(lang)];
  const data = dataOf('packs');
  const found = new Set(
    (Object.keys(vi) as MessageKey[])
      .filter((key) => here(key) !== there(key))
      .flatMap((key) => here(key).split(/\{[^}]*\}/u))
      .map((piece) => ` ${plain(piece).trim()} `)
      .filter((piece) => piece.length >= SHORTEST + 2 && isMarked(piece) && !data.includes(piece)),
  );
  pieces.set(lang, [...found]);
  return [...found];
}

/** All texts of the packs, one after the other. */
function dataOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
  return plain(files.flatMap((path) => textsIn(JSON.parse(readFileSync(join(folder, path), 'utf8')))).join(' | '));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/** Words alone, in small letters, each between spaces. */
function plain(text: string): string {
  return ` ${text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}|]+/gu, ' ')
    .trim()} `;
}

/** Marks on letters, and đ: what no English sentence has. */
function isMarked(sentence: string): boolean {
  return sentence.normalize('NFD') !== sentence || sentence.includes('đ');
}
