import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rightAnswers } from '#test/right-answers';
import { answersToSend, formProblems, pagesOf, visibleControls, type Form } from './index.ts';
import { fits } from './schema-check.ts';

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
    const asksWhen = (vaccinated: boolean): boolean =>
      visibleControls(form, { cat: { vaccinated } }).some(({ path }) => path === '/cat/vaccinatedOn');
    expect([asksWhen(true), asksWhen(false)]).toEqual([true, false]);
  });
});
