import { describe, expect, test } from 'vitest';
import { words } from '#messages';
import { ok, refuse, type Result } from '#kernel/result';
import { DEFAULT_LIMITS } from '#modules/paper';
import { tellTaken } from '../../../entry/http/tell-taken.ts';
import { saySize, uploadRefusal } from './shown-papers.ts';

const t = words('vi');

function refused(query: string): ReturnType<typeof uploadRefusal> {
  return uploadRefusal(new URL(`http://here.invalid/?${query}`), t, DEFAULT_LIMITS);
}

test('sizes are said in the unit people know', () => {
  expect([saySize(10, 'vi'), saySize(350 * 1024, 'vi'), saySize(1.25 * 1024 * 1024, 'vi')]).toEqual(['1 KB', '350 KB', '1,3 MB']);
});

describe('why a file was not taken', () => {
  const tooLarge = refuse({ code: 'paper.too-large', limitMb: 20 } as const);
  const encrypted = refuse({ code: 'paper.encrypted' } as const);

  function told(...taken: readonly Result<null, typeof tooLarge.refusal | typeof encrypted.refusal>[]): ReturnType<typeof uploadRefusal> {
    const page = new URL('http://here.invalid/trang');
    tellTaken(page, { taken, component: 'c1' });
    return uploadRefusal(page, t, DEFAULT_LIMITS);
  }

  test('is said with its figures', () => {
    expect(told(tooLarge)).toEqual({ component: 'c1', text: t('refusal.paper.too-large', { limitMb: 20 }) });
    expect(told(ok(null))).toBeNull();
    expect(refused('')).toBeNull();
  });

  test('of several is said of each, with how many were kept', () => {
    expect(told(ok(null), tooLarge, ok(null), encrypted)?.text).toBe(
      [
        t('filing.paper.kept', { count: 2 }),
        t('filing.paper.refused.nth', { nth: 2, reason: t('refusal.paper.too-large', { limitMb: 20 }) }),
        t('filing.paper.refused.nth', { nth: 4, reason: t('refusal.paper.encrypted') }),
      ].join(' '),
    );
  });

  test('believes no words from the address', () => {
    const { text } = refused('issue=0~paper.wrong-kind~accepted~Call+0900000001&component=c1') ?? { text: '' };
    expect(text).toBe(t('refusal.paper.wrong-kind', { accepted: 'PDF, JPG, PNG' }));
    expect(refused('issue=%3Cscript%3E&component=c1')?.text).toBe(t('filing.paper.failed'));
  });
});
