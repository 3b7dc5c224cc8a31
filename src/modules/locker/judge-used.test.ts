import { expect, test } from 'vitest';
import { judgeUsed } from './judge-used.ts';
import type { LockerPaper } from './locker-paper.ts';
import { PAPER, TERMS, WANTED } from './offer.fixture.ts';

test.each<[string, readonly Partial<LockerPaper>[], string | null]>([
  ['what may still be used is in nobody’s way', [{}], null],
  ['what ended since is', [{ expiresOn: '2026-11-21' }], 'expired'],
  ['what ends before the decision is', [{ expiresOn: '2026-11-29' }], 'ends-before-decision'],
  ['what its issuer took back is', [{ standing: 'revoked' }], 'revoked'],
  ['what another took the place of is', [{ standing: 'superseded' }], 'superseded'],
  ['what an office asked for again is', [{ standing: 'faulted' }], 'faulted'],
  ['what turned out to be somebody else’s is', [{ holderId: 'binh' }], 'other-holder'],
  ['what speaks of another vessel than the one named since is', [{ about: { kind: 'vessel', key: 'cm2' } }], 'other-thing'],
  ['what is no longer there is', [], 'gone'],
  ['one of two types that does is enough', [{ type: 'licence' }, {}], null],
  ['the reason is that of the type it was taken as', [{ type: 'licence' }, { standing: 'revoked' }], 'revoked'],
])('%s', (_said, papers, because) => {
  const judged = judgeUsed(
    papers.map((more) => ({ ...PAPER, ...more })),
    WANTED,
    TERMS,
  );
  expect(judged?.because ?? null).toBe(because);
});
