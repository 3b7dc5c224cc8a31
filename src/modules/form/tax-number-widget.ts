import { readCccd, readTaxNumber } from '#modules/citizen';
import { readBy } from './text-widgets.ts';

/**
 * Of a business (`0314409058`), of one of its branches (`0314409058-001`), or the 12 digits of a person or a household business:
 * since July 2025 their personal number is their tax number.
 */
export const taxNumber = readBy((typed) => {
  const person = readCccd(typed);
  return person.ok ? person : readTaxNumber(typed);
});
