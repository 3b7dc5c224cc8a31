import { describe, expect, test } from 'vitest';
import type { Told } from '#modules/form';
import { knownAnswers, staleAnswers } from './known-answers.ts';
import { readFacts, type Statement } from './read-facts.ts';
import type { OwnTold } from './whose.ts';

const CCCD = '096085000220';

function answer(meaning: string, value: unknown, of: Told['of'] = null): Told {
  return { meaning, value, of, label: meaning, text: String(value) };
}

function told(answers: readonly Told[], more: Partial<OwnTold['answers']> = {}): OwnTold {
  return { party: { id: 'an', kind: 'person', number: CCCD }, answers: { told: answers, hasOwner: false, ...more } };
}

function statement(meaning: string, value: unknown, more: Partial<Statement> = {}): Statement {
  const said = { label: '', told: String(value), dossierId: 'd', number: 'H12-1', givenAt: '2026-01-01T00:00:00Z', confirmedAt: null };
  return { meaning, value, ...said, ...more };
}

const PHONE = answer('person.phone', '0900000220', 'applicant');
const VESSEL = [answer('vessel.number', 'CM-1'), answer('vessel.gear', 'net')];
const KNOWN = {
  facts: readFacts([statement('person.phone', '0900000221')]),
  things: ['CM 1', 'CM-2'].map((number, at) => ({
    id: String(at),
    kind: 'vessel' as const,
    facts: readFacts([statement('vessel.number', number), statement('vessel.gear', at === 0 ? 'line' : 'net')]),
  })),
};

describe('answers beside what is known', () => {
  test('are the same or were changed, of the party itself and of the very vessel that is named', () => {
    const found = knownAnswers(told([PHONE, ...VESSEL, answer('person.email', 'a@example.vn', 'applicant')]), KNOWN);
    expect(found.map(({ answer: { meaning }, isSame, fact }) => [meaning, isSame, fact.holds.value])).toEqual([
      ['person.phone', false, '0900000221'],
      ['vessel.number', false, 'CM 1'],
      ['vessel.gear', false, 'line'],
    ]);
  });

  test('say nothing of another vessel, and nothing where no number names one', () => {
    expect(knownAnswers(told([answer('vessel.number', 'CM-3'), answer('vessel.gear', 'net')]), KNOWN)).toEqual([]);
    expect(knownAnswers(told([answer('vessel.gear', 'net')]), KNOWN)).toEqual([]);
  });

  test('are never those about somebody else', () => {
    const ofOther = [answer('person.phone', '0900000222', 'owner'), answer('vessel.number', 'CM-1', 'owner'), ...VESSEL];
    expect(knownAnswers(told(ofOther, { hasOwner: true }), KNOWN)).toEqual([]);
    expect(knownAnswers(told([answer('person.cccd', '096085000999', 'applicant'), PHONE]), KNOWN)).toEqual([]);
  });
});

describe('what was told anew', () => {
  const change = { meaning: 'person.phone', value: '0900000229', before: ['0900000220', '0900000221'], thing: null };

  test('takes the place of what was known before', () => {
    expect(staleAnswers(told([PHONE]), change)).toEqual([PHONE]);
  });

  test('leaves what somebody answered otherwise, what is new already, and what is somebody else’s', () => {
    const others = ['0900000225', '0900000229'].map((phone) => answer('person.phone', phone, 'applicant'));
    expect(staleAnswers(told(others), change)).toEqual([]);
    expect(staleAnswers(told([answer('person.phone', '0900000220', 'owner')], { hasOwner: true }), change)).toEqual([]);
  });

  test('of a vessel reaches only that vessel', () => {
    const gear = { meaning: 'vessel.gear', value: 'trap', before: ['net'], thing: { kind: 'vessel', key: 'cm1' } } as const;
    expect(staleAnswers(told(VESSEL), gear)).toEqual([VESSEL[1]]);
    expect(staleAnswers(told(VESSEL), { ...gear, thing: { kind: 'vessel', key: 'cm2' } })).toEqual([]);
    expect(staleAnswers(told([answer('vessel.gear', 'net')]), gear)).toEqual([]);
  });
});

describe('what was said for', () => {
  const old = statement('person.phone', 'old', { confirmedAt: '2026-01-02T00:00:00Z' });
  const later = (value: string, more: Partial<Statement>): Statement =>
    statement('person.phone', value, { givenAt: '2026-06-01T00:00:00Z', ...more });

  test.each<[string, readonly Statement[], string, readonly string[]]>([
    ['one dossier only holds nowhere else, and is no conflict', [old, later('new', { reach: 'here' })], 'old', []],
    ['one dossier only holds where nothing else was said', [later('new', { reach: 'here' })], 'new', []],
    ['everywhere holds, and what was found right before is shown beside it', [old, later('new', { reach: 'everywhere' })], 'new', ['old']],
    [
      'everywhere yields to what an office found right later',
      [later('new', { confirmedAt: 'x' }), statement('person.phone', 'old', { reach: 'everywhere' })],
      'new',
      ['old'],
    ],
    ['the account, changed later, holds', [old, later('new', { by: 'account' })], 'new', ['old']],
    ['no reason at all does not overrule an office', [old, later('new', { reach: 'told' })], 'old', ['new']],
  ])('%s', (_said, statements, holds, otherwise) => {
    const [fact] = readFacts(statements);
    expect(fact?.holds.value).toBe(holds);
    expect(fact?.otherwise.map(({ value }) => value)).toEqual(otherwise);
  });
});
