import { describe, expect, test } from 'vitest';
import { AgencyTree } from './agency-tree.ts';
import { communeOf, competentAgency } from './competent-agency.ts';
import { agenciesServedBy, oneStopOf, ownerOf } from './one-stop.ts';
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

describe('one-stop desks', () => {
  test.each([
    ['H00.10', 'H00.10.01', 'a commune has its own'],
    ['H00.11.01', 'H00.11.01', 'a desk is its own'],
    ['H00.1', 'H00.01', 'a department shares the centre of the province'],
    ['H00.1.2', 'H00.01', 'a division as well'],
    ['H00', 'H00.01', 'and the province itself'],
  ])('dossiers of %s are received at %s: %s', (agencyId, deskId) => {
    expect(oneStopOf(agencyId, invented)?.id).toBe(deskId);
  });

  test('an unknown agency has none', () => {
    expect(oneStopOf('H99', invented)).toBeNull();
  });

  test('a desk belongs to the body above it, any other agency to itself', () => {
    expect(ownerOf(invented.get('H00.10.01'), invented).id).toBe('H00.10');
    expect(ownerOf(invented.get('H00.1.2'), invented).id).toBe('H00.1.2');
  });

  test('a desk serves what lies below its owner and has no desk nearer', () => {
    expect(agenciesServedBy('H00.01', invented).map(({ id }) => id)).toEqual(['H00', 'H00.1', 'H00.1.2']);
    expect(agenciesServedBy('H00.10.01', invented).map(({ id }) => id)).toEqual(['H00.10']);
  });
});

describe('who decides', () => {
  test('procedures of communes go to the commune of the unit', () => {
    expect(competentAgency({ level: 'commune', unitCode: '90002' }, invented)?.id).toBe('H00.11');
    expect(communeOf('90003', invented)).toBeNull();
  });

  test('procedures of the province go to the body they name, never to a desk or a commune', () => {
    expect(competentAgency({ level: 'province', agencyId: 'H00.1.2' }, invented)?.id).toBe('H00.1.2');
    expect(competentAgency({ level: 'province', agencyId: 'H00.01' }, invented)).toBeNull();
    expect(competentAgency({ level: 'province', agencyId: 'H00.10' }, invented)).toBeNull();
    expect(competentAgency({ level: 'province', agencyId: 'H00.99' }, invented)).toBeNull();
  });
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
