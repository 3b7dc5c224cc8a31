const NUMBERS = [
  /(?<![a-z0-9])mc[\s.-]*(\d{6})[\s.-]*([2-9a-hj-kmnp-tw-z]{6})(?![a-z0-9])/iu,
  /(?<![a-z0-9.])((?:\d{3}\.\d{2}\.\d{2}\.)?[a-z]\d{2}(?:\.\d{2})*)[\s-]+(\d{6})[\s-]+(\d{4,7})(?!\d)/iu,
];

/** The code or reference of a dossier anywhere in a message, and the message without it. */
export function findDossierNumber(text: string): { readonly number: string | null; readonly rest: string } {
  const plain = text.normalize('NFKC').replace(/[‐-―−]/gu, '-');
  for (const [nth, pattern] of NUMBERS.entries()) {
    const found = pattern.exec(plain);
    if (!found) continue;
    const parts = found.slice(1).join('-').toUpperCase();
    const rest = `${plain.slice(0, found.index)} ${plain.slice(found.index + found[0].length)}`;
    return { number: nth === 0 ? `MC-${parts}` : parts, rest };
  }
  return { number: null, rest: plain };
}
