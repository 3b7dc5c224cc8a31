import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { words } from '#messages';
import { pagesOf, type Form } from '#modules/form';
import { openingPage, pageAfter, pageBefore, stepsOf } from './steps.ts';

const form = JSON.parse(readFileSync('packs/ca-mau/forms/1.003650.json', 'utf8')) as Form;
const forSelf = { case: 'case-3', filing: { as: 'self' } };

describe('the way through a form', () => {
  test('begins where something is left to ask', () => {
    expect(openingPage(form, {})).toBe('case');
    expect(openingPage(form, { case: 'case-1' })).toBe('case');
    const onlyCase = {
      ...form,
      ui: { ...form.ui, elements: form.ui.elements.map((page) => ({ ...page, elements: page.elements.slice(0, 1) })) },
    };
    expect(openingPage(onlyCase, { case: 'case-1' })).toBe('people');
  });

  test('passes by pages that are not asked, in both directions, and ends at the review', () => {
    expect(pageAfter(form, forSelf, 'people')).toBe('vessel');
    expect(pageAfter(form, { ...forSelf, filing: { as: 'person' } }, 'people')).toBe('owner');
    expect(pageBefore(form, forSelf, 'vessel')).toBe('people');
    expect(pageBefore(form, forSelf, 'case')).toBeNull();
    expect(pageAfter(form, forSelf, 'delivery')).toBe('xem-lai');
    expect(pageAfter(form, forSelf, 'owner')).toBe('vessel');
  });

  test('ticks a page only when nothing on it is missing', () => {
    const sent = { issues: [{ path: '/applicant/cccd', code: 'required' }] };
    const steps = stepsOf({ base: '/b', form, pages: pagesOf(form, forSelf), sent }, words('en'));
    expect(steps.find(({ href }) => href === '/b/people')?.done).toBe(false);
    expect(steps.find(({ href }) => href === '/b/vessel')?.done).toBe(true);
    expect(steps.at(-1)).toMatchObject({ href: '/b/xem-lai', done: false });
  });
});
