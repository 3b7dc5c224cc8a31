const LONGEST = 120;

/**
 * The name a sender gave a file, made fit to be shown and nothing else: no path, no control or direction-changing
 * characters, of a length a screen can bear. Files are found by their hash, never by this.
 */
export function cleanName(declared: string): string {
  const last = declared.toWellFormed().normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const shown = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/gu, '')
    .replace(/[<>:"|?*]/gu, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '');
  if (shown === '') return UNNAMED;
  return shorten(shown);
}

/** What a file without a usable name is called. */
const UNNAMED = 'tep-dinh-kem';

/** Cuts the middle out, so that both the beginning and the ending stay readable. */
function shorten(name: string): string {
  const letters = [...name];
  if (letters.length <= LONGEST) return name;
  const ending = /\.[a-z0-9]{1,5}$/iu.exec(name)?.[0] ?? '';
  return `${letters.slice(0, LONGEST - ending.length - 1).join('')}…${ending}`;
}
