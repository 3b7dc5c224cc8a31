import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LockerPaper } from './locker-paper.ts';
import { hindrances, offersFor, type Hindrance, type WantedPaper } from './offer.ts';
import { ASKED_AS, type PaperTerms } from './paper-terms.ts';
import { PAPER, TERMS, WANTED } from './offer.fixture.ts';
import { TRUST_LEVELS } from './trust.ts';

test('a paper that is all that is asked for is offered', () => {
  expect(hindrances(PAPER, WANTED, TERMS)).toEqual([]);
});

describe('a paper is not offered', () => {
  test.each<[string, Hindrance, Partial<LockerPaper>, Partial<WantedPaper>?, Partial<PaperTerms>?]>([
    ['to anybody but its holder', 'other-holder', { holderId: 'binh' }],
    ['when nobody knows whose it is', 'other-holder', { holderId: null }],
    ['as another type', 'other-type', { type: 'licence' }],
    ['when nobody knows what it is', 'other-type', { type: null }, { type: null }],
    ['when its owner asked that it not be', 'kept-back', { keptBack: true }],
    ['when the same content was handed in as something else', 'type-unsure', { claimedOtherwise: true }],
    ['when its type is sensitive', 'sensitive', {}, {}, { holding: 'sensitive' }],
    ['when its type is made for one purpose', 'one-purpose', {}, {}, { holding: 'one-purpose' }],
    ['when its type is never kept', 'never-kept', {}, {}, { holding: 'never' }],
    ['after its issuer took it back', 'revoked', { standing: 'revoked' }],
    ['after another took its place', 'superseded', { standing: 'superseded' }],
    ['after an office asked for a better one', 'faulted', { standing: 'faulted' }],
    ['before its first day', 'not-yet', { issuedOn: '2026-11-23' }],
    ['after its last day', 'expired', { expiresOn: '2026-11-21' }],
    ['when it ends before the decision', 'ends-before-decision', { expiresOn: '2026-11-29' }],
    ['when it ends and nobody told when', 'end-unknown', { expiresOn: null }, {}, { ends: true }],
    ['when it holds for months and nobody told since when', 'end-unknown', { expiresOn: null }, {}, { validMonths: 6 }],
    ['when a certified one is asked for and it is an upload', 'level-too-low', { level: 'E' }, { askedAs: 'certified' }],
    ['when the original is asked for and it is a certified copy', 'level-too-low', { level: 'C' }, { askedAs: 'original' }],
    ['when the sheet itself is to be handed in', 'never-electronic', { level: 'A' }, { askedAs: 'paper' }],
    ['outside where it holds', 'outside-scope', { scope: ['92'] }],
    ['for another vessel', 'other-thing', { about: { kind: 'vessel', key: 'cm2' } }],
    ['when another number was named', 'other-thing', {}, { number: '02/GCN' }],
    ['while it is being checked', 'not-safe', { scan: 'waiting' }],
    ['when it was found infected', 'not-safe', { scan: 'infected' }],
  ])('%s', (_what, hindrance, paper, wanted = {}, terms = {}) => {
    expect(hindrances({ ...PAPER, ...paper }, { ...WANTED, ...wanted }, { ...TERMS, ...terms })).toContain(hindrance);
  });

  test('when nobody wrote down what its type may be used for', () => {
    expect(hindrances(PAPER, WANTED, null)).toContain('sensitive');
  });
});

test('on its last day it still holds', () => {
  const days = { filedOn: '2026-12-31', decidedOn: '2026-12-31' };
  expect(hindrances(PAPER, { ...WANTED, ...days }, TERMS)).toEqual([]);
});

const day = fc.integer({ min: 0, max: 60 }).map((days) => new Date(Date.UTC(2026, 10, 1 + days)).toISOString().slice(0, 10));
const thing = fc.option(fc.record({ kind: fc.constantFrom('vessel', 'land'), key: fc.option(fc.constantFrom('one', 'two')) }));
const aPaper = fc.record({
  type: fc.option(fc.constantFrom('certificate', 'licence')),
  holderId: fc.option(fc.constantFrom('an', 'binh')),
  level: fc.constantFrom(...TRUST_LEVELS),
  issuedOn: fc.option(day),
  expiresOn: fc.option(day),
  scope: fc.option(fc.subarray(['96', '92', '32248'], { minLength: 1 })),
  about: thing,
  standing: fc.constantFrom('stands', 'faulted', 'superseded', 'revoked'),
  claimedOtherwise: fc.boolean(),
  keptBack: fc.boolean(),
  scan: fc.constantFrom('ours', 'unchecked', 'waiting', 'clean', 'infected'),
});
const aWant = fc
  .record({
    holderId: fc.constantFrom('an', 'binh'),
    type: fc.option(fc.constantFrom('certificate', 'licence')),
    askedAs: fc.constantFrom(...ASKED_AS),
    days: fc.tuple(day, day),
    units: fc.subarray(['96', '92', '32248']),
    about: thing,
  })
  .map(({ days, ...wanted }) => ({ ...wanted, filedOn: days.toSorted()[0]!, decidedOn: days.toSorted()[1]! }));
const someTerms = fc.record({
  holding: fc.constantFrom('kept', 'one-purpose', 'sensitive', 'never'),
  ends: fc.boolean(),
  validMonths: fc.option(fc.constantFrom(6, 36)),
});

/** Mostly what fits, now and then something that does not: else nearly nothing would ever be offered. */
function mostly<T extends object>(usual: T, odd: fc.Arbitrary<Partial<T>>): fc.Arbitrary<T> {
  return fc
    .tuple(odd, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }))
    .map(([other, dice]) => ({ ...usual, ...Object.fromEntries(Object.entries(other).filter((_one, at) => dice[at % 12]! % 6 === 0)) }));
}

test('what is offered is the holder’s, of that type, in force on both days, good enough, in its scope and of that thing', () => {
  let offered = 0;
  const paper = mostly(PAPER, aPaper as fc.Arbitrary<Partial<LockerPaper>>);
  const wanted = mostly(WANTED, aWant as fc.Arbitrary<Partial<WantedPaper>>);
  const terms = mostly(TERMS, someTerms as fc.Arbitrary<Partial<PaperTerms>>);
  fc.assert(
    fc.property(fc.array(paper, { maxLength: 6 }), wanted, terms, (papers, want, having) => {
      const days = want.filedOn <= want.decidedOn;
      fc.pre(days);
      const { offered: offers, withheld } = offersFor(papers, want, having);
      for (const { paper: one } of offers) {
        offered += 1;
        expect(one.holderId).toBe(want.holderId);
        expect(one.type).not.toBeNull();
        expect(one.type).toBe(want.type);
        expect(having.holding).toBe('kept');
        expect(one.standing).toBe('stands');
        expect(one.keptBack).toBe(false);
        expect(one.issuedOn === null || one.issuedOn <= want.filedOn).toBe(true);
        if (one.expiresOn === null) expect(having.ends || having.validMonths !== null).toBe(false);
        else expect(one.expiresOn >= want.decidedOn).toBe(true);
        if (want.askedAs === 'certified') expect(['A', 'B', 'C', 'D']).toContain(one.level);
        if (want.askedAs === 'original') expect(['A', 'B']).toContain(one.level);
        expect(want.askedAs).not.toBe('paper');
        expect(one.scope === null || one.scope.some((unit) => want.units.includes(unit))).toBe(true);
        if (one.about && want.about && one.about.kind === want.about.kind) {
          expect([null, want.about.key ?? one.about.key]).toContain(one.about.key);
        }
        expect(['ours', 'unchecked', 'clean']).toContain(one.scan);
      }
      const levels = offers.map(({ paper: one }) => one.level);
      expect(levels).toEqual(levels.toSorted());
      // Of others' papers not even the reason is told.
      for (const { paper: one } of withheld)
        expect({ holder: one.holderId, type: one.type }).toEqual({ holder: want.holderId, type: want.type });
    }),
    { numRuns: 2000 },
  );
  expect(offered).toBeGreaterThan(100);
});
