import { expect, test } from 'vitest';
import { addressIssues, LONGEST_DETAIL } from './address.ts';
import { findUnit, unitsToChoose, type Unit } from './unit.ts';

const units: readonly Unit[] = [
  { code: '90', kind: 'province', name: 'Tỉnh Mẫu', provinceCode: '90' },
  { code: '90003', kind: 'commune', name: 'Xã Đồng Khô', provinceCode: '90' },
  { code: '90002', kind: 'commune', name: 'Xã Ấp Cũ', provinceCode: '90' },
  { code: '90004', kind: 'commune', name: 'Xã Êm Ả', provinceCode: '90' },
  { code: '90001', kind: 'ward', name: 'Phường Mới', provinceCode: '90' },
];

test('wards come first, and đ after d as Vietnamese has it', () => {
  expect(unitsToChoose(units).map(({ name }) => name)).toEqual(['Phường Mới', 'Xã Ấp Cũ', 'Xã Đồng Khô', 'Xã Êm Ả']);
});

test('a unit is found by its code only', () => {
  expect(findUnit(units, '90001')?.name).toBe('Phường Mới');
  expect(findUnit(units, 'Phường Mới')).toBeNull();
});

test.each([
  ['nothing filled in', {}, ['address.unit-missing', 'address.detail-missing']],
  ['a unit nobody knows', { unitCode: '12345', detail: 'Ấp 1' }, ['address.unit-unknown']],
  ['a province in place of a commune', { unitCode: '90', detail: 'Ấp 1' }, ['address.unit-unknown']],
  ['blanks for a house', { unitCode: '90001', detail: '  ' }, ['address.detail-missing']],
  ['a novel for a house', { unitCode: '90001', detail: 'a'.repeat(LONGEST_DETAIL + 1) }, ['address.detail-too-long']],
  ['a location of 11 digits', { unitCode: '90001', detail: 'Ấp 1', locationId: '12345678901' }, ['address.location-malformed']],
  ['all it needs', { unitCode: '90001', detail: 'Ấp 1', locationId: '123456789012' }, []],
])('an address with %s has these issues', (_, given, codes) => {
  expect(addressIssues(given, units).map(({ code }) => code)).toEqual(codes);
});
