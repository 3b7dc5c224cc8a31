import { describe, expect, test } from 'vitest';
import { largeAnswers, largeForm, LARGE } from '#test/large-form';
import { checkAnswers, drawPage, entriesOf, formProblems, readPosted, visibleControls } from './index.ts';

const TODAY = '2026-11-22';
const form = largeForm();
const answers = largeAnswers();
const last = 'page-9';
const entries = entriesOf(form, last, answers);

/** Milliseconds, the best of many: what the rules cost, not what the machine was busy with. */
function best(run: () => unknown): number {
  const runs = Array.from({ length: 30 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...runs);
}

describe('a form of a hundred questions and a list of a hundred more', () => {
  test('is a good one, and everything of it is asked', () => {
    expect(formProblems(form)).toEqual([]);
    expect(visibleControls(form, answers)).toHaveLength(LARGE.fields + 1 + LARGE.rows * LARGE.rowFields);
    expect(checkAnswers(form, answers, { today: TODAY })).toEqual([]);
  });

  // There are 16 ms from one picture to the next; a cheap phone is six times slower than where this is measured.
  test.each([
    ['shown', () => visibleControls(form, answers)],
    ['drawn', () => drawPage(form, last, answers)],
    ['read', () => readPosted(form, { page: last, answers, today: TODAY }, entries)],
    ['checked', () => checkAnswers(form, answers, { today: TODAY })],
  ])('is %s within 5 ms', (_how, run) => {
    expect(best(run)).toBeLessThan(5);
  });
});
