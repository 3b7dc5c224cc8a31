import { countPages } from './count-pages.ts';
import { dictionaryAround, LONGEST_DICTIONARY, positionsOf } from './pdf-marks.ts';

/** What a light look into a PDF tells. `pages` is null when the file hides its page tree where we do not look. */
export type PdfState =
  { readonly state: 'readable'; readonly pages: number | null } | { readonly state: 'encrypted' } | { readonly state: 'unreadable' };

/**
 * Whether an officer will be able to open a PDF: it is whole, it has a catalogue, nobody locked it.
 *
 * Deliberately not a PDF reader. It trusts no offset and no length in the file and looks at so many marks and no more, so a hostile one
 * costs a scan and nothing else.
 */
export function inspectPdf(bytes: Uint8Array): PdfState {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!endsProperly(text)) return { state: 'unreadable' };

  const trailers = trailersOf(text);
  if (trailers === null) return { state: 'unreadable' };
  if (trailers.some((trailer) => /\/Encrypt\s*(?:\d|<<)/.test(trailer))) return { state: 'encrypted' };
  if (!trailers.some((trailer) => /\/Root\s*\d/.test(trailer))) return { state: 'unreadable' };

  const pages = countPages(text);
  return pages === 0 ? { state: 'unreadable' } : { state: 'readable', pages };
}

/** A cut file has lost its end; a linearised one keeps an early end mark but says how long it should be. */
function endsProperly(text: string): boolean {
  const end = text.lastIndexOf('%%EOF');
  if (end === -1 || text.lastIndexOf('startxref', end) === -1) return false;
  const promised = /\/Linearized[^>]{0,200}?\/L\s+(\d+)/.exec(text.slice(0, 1024))?.[1];
  return promised === undefined || Number(promised) <= text.length;
}

/** Every change of a file adds a trailer. Nobody saves a paper so often; null is a file made to be looked at for ever. */
const MOST_TRAILERS = 2000;

function trailersOf(text: string): string[] | null {
  const classic = positionsOf(text, /\btrailer\b/g, MOST_TRAILERS + 1);
  const compressed = positionsOf(text, /\/Type\s*\/XRef\b/g, MOST_TRAILERS + 1);
  if (Math.max(classic.length, compressed.length) > MOST_TRAILERS) return null;
  return [
    ...classic.map((at) => text.slice(at, at + LONGEST_DICTIONARY).split('startxref')[0]!),
    ...compressed.map((at) => dictionaryAround(text, at)),
  ];
}
