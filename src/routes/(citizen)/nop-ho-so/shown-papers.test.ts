import { describe, expect, test } from 'vitest';
import { words } from '#messages';
import { saySize, uploadRefusal } from './shown-papers.ts';

const t = words('vi');

function refused(query: string): ReturnType<typeof uploadRefusal> {
  return uploadRefusal(new URL(`http://here.invalid/?${query}`), t);
}

test('sizes are said in the unit people know', () => {
  expect([saySize(10, 'vi'), saySize(350 * 1024, 'vi'), saySize(1.25 * 1024 * 1024, 'vi')]).toEqual(['1 KB', '350 KB', '1,3 MB']);
});

describe('why a file was not taken', () => {
  test('is said with its figures', () => {
    expect(refused('issue=paper.too-large&component=c1&limitMb=20')).toEqual({
      component: 'c1',
      text: t('refusal.paper.too-large', { limitMb: 20 }),
    });
    expect(refused('')).toBeNull();
  });

  test('believes no words from the address', () => {
    const { text } = refused('issue=paper.wrong-kind&component=c1&accepted=Call+0900000001') ?? { text: '' };
    expect(text).toBe(t('refusal.paper.wrong-kind', { accepted: 'PDF, JPG, PNG' }));
    expect(refused('issue=%3Cscript%3E&component=c1')?.text).toBe(t('filing.paper.failed'));
  });
});
