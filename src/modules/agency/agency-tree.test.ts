import { describe, expect, test } from 'vitest';
import { AgencyTree } from './agency-tree.ts';
import { communeOf } from './commune-of.ts';
import { invented } from './tree.fixture.ts';

describe('within', () => {
  test.each([
    ['H00.1.2', 'H00.1', true],
    ['H00.1.2', 'H00', true],
    ['H00.1', 'H00.1', true],
    ['H00.10', 'H00.1', false],
    ['H00', 'H00.1', false],
    ['H00.10.01', 'H00.11', false],
    ['H00.99', 'H00', false],
    ['H00.99', 'H00.99', false],
  ])('%s within %s: %s', (id, ancestorId, within) => {
    expect(invented.isWithin(id, ancestorId)).toBe(within);
  });

  test('the parent decides, not the spelling of the identifier', () => {
    const moved = new AgencyTree(invented.all.map((agency) => (agency.id === 'H00.1.2' ? { ...agency, parentId: 'H00.10' } : agency)));
    expect(moved.isWithin('H00.1.2', 'H00.1')).toBe(false);
    expect(moved.isWithin('H00.1.2', 'H00.10')).toBe(true);
  });

  test('everything below an agency includes itself', () => {
    expect(invented.below('H00.1').map(({ id }) => id)).toEqual(['H00.1', 'H00.1.2']);
  });

  test('a ring of parents is walked once, not for ever', () => {
    const ring = new AgencyTree(invented.all.map((agency) => (agency.id === 'H00' ? { ...agency, parentId: 'H00.1.2' } : agency)));
    expect(ring.lineOf('H00.1').map(({ id }) => id)).toEqual(['H00.1', 'H00', 'H00.1.2']);
  });
});

test('a unit is governed by its commune, not by the desk of the commune', () => {
  expect(communeOf('90002', invented)?.id).toBe('H00.11');
  expect(communeOf('90003', invented)).toBeNull();
});

test('agencies are found by any words of their names, with or without diacritics', () => {
  expect(invented.search('duong so').map(({ id }) => id)).toEqual(['H00.1']);
  expect(invented.search('Xã HAI').map(({ id }) => id)).toEqual(['H00.11', 'H00.11.01']);
  expect(invented.search('  ')).toHaveLength(invented.all.length);
  expect(invented.search('%')).toEqual([]);
});

test('find may return nothing, get may not', () => {
  expect(invented.find('H00.99')).toBeNull();
  expect(() => invented.get('H00.99')).toThrow('H00.99');
});
