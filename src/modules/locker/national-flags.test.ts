import { expect, test } from 'vitest';
import { nationalFlags } from './national-flags.ts';
import type { LockerOrigin, OriginKind } from './origin.ts';

const GIVEN_AT = '2026-11-20T03:00:00Z';
const NEITHER = { digitised: false, reused: true, fromNationalLocker: false, replacedByResultOf: null };

function past(...kinds: readonly (readonly [OriginKind, string, string?])[]): readonly LockerOrigin[] {
  return kinds.map(([kind, at, dossierId = null]) => ({ kind, at, dossierId, component: '', procedureCode: null, agencyId: null }));
}

test.each([
  ['sent for this dossier', 'upload', past(), { ...NEITHER, digitised: true, reused: false }],
  [
    'sent again although it was issued before',
    'upload',
    past(['issued', '2026-01-01T00:00:00Z', 'd']),
    { ...NEITHER, digitised: true, reused: false },
  ],
  ['given in an earlier dossier', 'locker', past(['given', '2026-01-01T00:00:00Z', 'd']), NEITHER],
  ['issued by an earlier one', 'locker', past(['issued', '2026-01-01T00:00:00Z', 'd']), { ...NEITHER, replacedByResultOf: 'd' }],
  [
    'issued twice: the later counts',
    'locker',
    past(['issued', '2026-05-01T00:00:00Z', 'e'], ['issued', '2026-01-01T00:00:00Z', 'd']),
    { ...NEITHER, replacedByResultOf: 'e' },
  ],
  ['fetched from the country’s locker', 'locker', past(['fetched', '2026-01-01T00:00:00Z']), { ...NEITHER, fromNationalLocker: true }],
  ['fetched and issued only later', 'locker', past(['fetched', '2026-12-01T00:00:00Z'], ['issued', '2026-12-01T00:00:00Z', 'd']), NEITHER],
] as const)('a paper %s', (_how, origin, origins, flags) => {
  expect(nationalFlags({ origin, givenAt: GIVEN_AT }, origins)).toEqual(flags);
});
