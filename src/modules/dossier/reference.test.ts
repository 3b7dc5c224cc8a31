import { expect, test } from 'vitest';
import { dossierCode, newReference, readDossierNumber } from './reference.ts';

const NIGHT = Temporal.Instant.from('2026-11-22T18:30:00Z');

test('a reference carries the day in the province and no letter that is mistaken for another', () => {
  for (let i = 0; i < 200; i += 1) expect(newReference(NIGHT)).toMatch(/^MC-261123-[2-9A-HJKMNPQRSTWXYZ]{6}$/);
});

test('a code is agency, day and at least four digits', () => {
  expect(dossierCode('H12.06', NIGHT, 7)).toBe('H12.06-261123-0007');
  expect(dossierCode('H12.06', NIGHT, 12345)).toBe('H12.06-261123-12345');
});

test.each([
  ['H12.06-260810-0001', 'code'],
  ['000.00.16.H12-210315-0001', 'code'],
  [' h12.06-260810-0001 ', 'code'],
  ['mc-261123-7k3qxf', 'reference'],
])('%s is read as a %s', (text, kind) => {
  expect(readDossierNumber(text)?.kind).toBe(kind);
});

test.each(['', 'MC-261123-7K3QX0', 'H12.06-2608-0001', "' or 1=1", 'H12.06-260810-00000001'])('%s is neither', (text) => {
  expect(readDossierNumber(text)).toBeNull();
});

test('every reference that is given can be read', () => {
  for (let i = 0; i < 200; i += 1) expect(readDossierNumber(newReference(NIGHT))?.kind).toBe('reference');
});
