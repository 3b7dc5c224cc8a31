/** How many letters one text message carries in the plain alphabet (3GPP TS 23.038); with diacritics it would be 70. */
export const SMS_LETTERS = 160;

/**
 * Vietnamese as text messages in this country carry it: without diacritics, which old phones garble and which cost a second and
 * third message.
 */
export function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/\u0111/gu, 'd')
    .replace(/\u0110/gu, 'D')
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/[–—]/gu, '-')
    .replace(/[^\x20-\x7e]/gu, '?');
}
