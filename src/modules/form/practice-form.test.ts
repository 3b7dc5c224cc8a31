import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rightAnswers } from '#test/right-answers';
import { answersToSend, formProblems, pagesOf, type Form } from './index.ts';
import { fits } from './schema-check.ts';
import { shownPaths } from './visibility.ts';

const form = JSON.parse(readFileSync('packs/ca-mau/practice.json', 'utf8')) as Form;

describe('the practice form', () => {
  test('has no problems and three pages', () => {
    expect(formProblems(form)).toEqual([]);
    expect(pagesOf(form, {}).map(({ id }) => id)).toEqual(['cat', 'keeper', 'promise']);
  });

  test('can be filled in rightly', () => {
    const { answers, papers } = rightAnswers(form, {}, '2026-11-22');
    expect(fits(form.schema, answersToSend(form, answers))).toBe(true);
    expect(papers).toEqual([]);
  });

  test('shows what a live rule is', () => {
    const paths = (vaccinated: boolean): boolean => shownPaths(form, { cat: { vaccinated } }).has('/cat/vaccinatedOn');
    expect([paths(true), paths(false)]).toEqual([true, false]);
  });
});
