import { inflateSync } from 'node:zlib';

/**
 * The words a PDF of ours shows, read from the file itself: page by page, each run of letters through the map that
 * the file gives for its font. Enough for what Typst writes, and for nothing else.
 */
export function textOfPdf(bytes: Uint8Array): string {
  const file = Buffer.from(bytes).toString('latin1');
  const objects = new Map(Array.from(file.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\nendobj/g), (found) => [found[1]!, found[2]!]));
  const pages = [...objects.values()].filter((object) => /\/Type\s*\/Page\b/.test(object));
  return pages.map((page) => textOfPage(page, objects)).join('\n');
}

/** How many pages a PDF of ours has. */
export function pagesOfPdf(bytes: Uint8Array): number {
  return (
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  );
}

type Objects = ReadonlyMap<string, string>;

function textOfPage(page: string, objects: Objects): string {
  const fonts = fontsOf(page, objects);
  const content = streamOf(objects.get(/\/Contents\s+(\d+) 0 R/.exec(page)?.[1] ?? '') ?? '');
  let font = new Map<string, string>();
  let text = '';
  for (const [block] of content.matchAll(/\bBT\n[\s\S]*?\nET\b/g)) {
    font = fonts.get(/\/(\w+) [\d.]+ Tf/.exec(block)?.[1] ?? '') ?? font;
    const glyphs = stringsIn(block).toString('hex').toUpperCase();
    text += (glyphs.match(/.{4}/g) ?? []).map((glyph) => font.get(glyph) ?? '').join('');
  }
  return text.replaceAll('\u200b', '');
}

/** Every string of a text block, one after the other: `<0041>` or `(\000A)`, in which brackets may stand in pairs. */
function stringsIn(block: string): Buffer {
  const bytes: number[] = [];
  let depth = 0;
  for (let at = 0; at < block.length; at += 1) {
    const sign = block[at]!;
    if (depth === 0 && sign === '<') {
      const end = block.indexOf('>', at);
      bytes.push(...Buffer.from(block.slice(at + 1, end), 'hex'));
      at = end;
    } else if (depth > 0 && sign === '\\') {
      const octal = /^[0-7]{1,3}/.exec(block.slice(at + 1, at + 4))?.[0];
      bytes.push(octal === undefined ? (ESCAPES[block[at + 1]!] ?? block.charCodeAt(at + 1)) : parseInt(octal, 8));
      at += octal?.length ?? 1;
    } else {
      if (sign === ')') depth -= 1;
      if (depth > 0) bytes.push(sign.charCodeAt(0));
      if (sign === '(') depth += 1;
    }
  }
  return Buffer.from(bytes);
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function fontsOf(page: string, objects: Objects): Map<string, Map<string, string>> {
  const resources = objects.get(/\/Resources\s+(\d+) 0 R/.exec(page)?.[1] ?? '') ?? page;
  const listed = /\/Font\s*<<([\s\S]*?)>>/.exec(resources)?.[1] ?? '';
  return new Map(
    Array.from(listed.matchAll(/\/(\w+)\s+(\d+) 0 R/g), ([, name, number]) => {
      const map = /\/ToUnicode\s+(\d+) 0 R/.exec(objects.get(number!) ?? '')?.[1] ?? '';
      return [name!, readMap(streamOf(objects.get(map) ?? ''))];
    }),
  );
}

function readMap(text: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const block of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, letters] of block[1]!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      map.set(glyph!.toUpperCase(), Buffer.from(letters!, 'hex').swap16().toString('utf16le'));
    }
  }
  return map;
}

function streamOf(object: string): string {
  const start = object.indexOf('stream\n');
  const end = object.lastIndexOf('endstream');
  if (start === -1 || end === -1) return '';
  const data = Buffer.from(object.slice(start + 7, end), 'latin1');
  return object.includes('/FlateDecode') ? inflateSync(data).toString('latin1') : data.toString('latin1');
}
