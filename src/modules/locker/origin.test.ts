import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromOrigins, type LockerOrigin, type OriginKind } from './origin.ts';

function origins(...kinds: readonly OriginKind[]): readonly LockerOrigin[] {
  return kinds.map((kind, at) => ({
    kind,
    dossierId: `dossier ${at}`,
    component: 'c',
    procedureCode: '9.000001',
    at: `2026-11-0${at + 1}T03:00:00Z`,
    agencyId: null,
  }));
}

describe('the level of a paper', () => {
  test.each<[string, readonly OriginKind[], string]>([
    ['an upload nobody looked at', ['given'], 'F'],
    ['a scan at the counter that was not compared', ['given-at-counter'], 'F'],
    ['one compared with the original', ['given-at-counter', 'compared'], 'E'],
    ['one an office found right', ['given', 'confirmed'], 'E'],
    ['what the office issued', ['issued'], 'B'],
    ['what the office issued, and somebody uploaded again', ['issued', 'given'], 'B'],
    ['using it from the locker adds nothing', ['given', 'used'], 'F'],
    ['one an office asked for again', ['given', 'confirmed', 'faulted'], 'F'],
    ['one an office found right in the end', ['given', 'faulted', 'confirmed'], 'E'],
  ])('%s', (_what, kinds, level) => {
    expect(fromOrigins(origins(...kinds)).level).toBe(level);
  });
});

describe('the standing of a paper', () => {
  test.each<[string, readonly OriginKind[], string]>([
    ['stands', ['given', 'confirmed', 'used'], 'stands'],
    ['was asked for again', ['given', 'confirmed', 'faulted'], 'faulted'],
    ['was found right after that', ['given', 'faulted', 'confirmed'], 'stands'],
    ['gave way to another result', ['issued', 'replaced'], 'superseded'],
    ['was taken back, whatever happened after', ['issued', 'revoked', 'replaced', 'confirmed'], 'revoked'],
  ])('%s', (_what, kinds, standing) => {
    expect(fromOrigins(origins(...kinds)).standing).toBe(standing);
  });
});

const KINDS: readonly OriginKind[] = [
  'given',
  'given-at-counter',
  'compared',
  'confirmed',
  'faulted',
  'issued',
  'used',
  'replaced',
  'revoked',
];
const some = fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 9 }).map((kinds) => origins(...kinds));

test('in whatever order origins come to be known, the same follows from them', () => {
  fc.assert(
    fc.property(
      some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(fromOrigins(shuffled)).toEqual(fromOrigins(all));
      },
    ),
  );
});

test('nothing takes a paper back from being revoked, and only an office raises it above an upload', () => {
  fc.assert(
    fc.property(some, (all) => {
      const { level, standing } = fromOrigins(all);
      if (all.some(({ kind }) => kind === 'revoked')) expect(standing).toBe('revoked');
      if (!all.some(({ kind }) => ['compared', 'confirmed', 'issued'].includes(kind))) expect(level).toBe('F');
      if (level === 'B') expect(all.some(({ kind }) => kind === 'issued')).toBe(true);
    }),
  );
});
