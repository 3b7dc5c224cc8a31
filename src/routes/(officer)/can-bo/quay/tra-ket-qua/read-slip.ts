/** The dossier number in what was typed or scanned: the number itself, or the look-up address that the code on a slip holds. */
export function readSlip(text: string): string {
  const typed = text.normalize('NFKC').replace(/\s+/gu, '');
  const [, query] = /^https?:\/\/[^?]+\?([^#]*)/iu.exec(typed) ?? [];
  if (query === undefined) return typed;
  const asked = new URLSearchParams(query);
  return asked.get('code') ?? asked.get('ma') ?? '';
}
