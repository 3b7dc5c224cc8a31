import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXAMPLES } from './learned.ts';
import { settle } from './settle.ts';
import { spellOut } from './spell-out.ts';
import { understand } from './understand.ts';

/** What a sentence means when no procedure is found for what it is about. */
function intentOf(text: string): string {
  return settle(understand(text), []).intent;
}

function spelled(text: string): string {
  return spellOut(text)
    .map(({ meant }) => meant)
    .join(' ');
}

describe('a word as people type it', () => {
  test.each([
    ['hs cua e toi dau r', 'ho so cua em toi dau roi'],
    ['hông biết cần giấy chi', 'khong biet can giay gi'],
    ['sổ hồng', 'so hong'],
    ['dk kh', 'dang ky ket hon'],
    ['dk ks', 'dang ky khai sinh'],
    ['mún lm gks', 'muon lam giay khai sinh'],
    ['hết bn tiền', 'het bao nhieu tien'],
    ['bn ơi', 'ban oi'],
    ['mấy bữa có', 'may ngay co'],
    ['hoof sow', 'ho so'],
    ['khaisinh', 'khai sinh'],
    ['rồiiiii', 'roi'],
    ['chừng nào', 'khi nao'],
    ['bổ túc', 'bo sung'],
  ])('%j is %j', (typed, meant) => {
    expect(spelled(typed)).toBe(meant);
  });

  test('is the same with and without its marks', () => {
    for (const text of ['hồ sơ của tôi', 'đăng ký kết hôn cần giấy tờ gì', 'lệ phí bao nhiêu']) {
      expect(spelled(text)).toBe(
        spelled(
          text
            .normalize('NFD')
            .replace(/\p{Mn}/gu, '')
            .replace(/đ/gu, 'd'),
        ),
      );
    }
  });
});

describe('a dossier’s number', () => {
  test.each([
    ['xem giúp H12-261101-0001 với', 'H12-261101-0001'],
    ['h12.06.27-261115-0007', 'H12.06.27-261115-0007'],
    ['mã 000.00.04.H12-261101-0001 sao rồi', '000.00.04.H12-261101-0001'],
    ['MC - 261120 - 7k3qxf', 'MC-261120-7K3QXF'],
    ['hồ sơ H12.06 261103 0042', 'H12.06-261103-0042'],
  ])('stands anywhere: %j', (text, number) => {
    expect(understand(text).number).toBe(number);
    expect(intentOf(text)).toBe('status');
  });

  test.each(['', '0900000320', '12/11/2026', '1.001193', 'H12', 'mc'])('is not seen in %j', (text) => {
    expect(understand(text).number).toBeNull();
  });
});

describe('what is wanted', () => {
  test.each([
    ['ho so cua toi toi dau roi', 'status'],
    ['tổng đài', 'person'],
    ['hồ sơ thiếu gì', 'supplement'],
    ['cảm ơn nhiều nha', 'thanks'],
    ['xin chào', 'greet'],
    ['thứ 7 có làm không', 'office'],
    ['xong nhớ báo em nha', 'remind'],
    ['thời tiết hôm nay thế nào', 'unknown'],
    ['asdfgh', 'unknown'],
    ['????', 'unknown'],
    ['', 'unknown'],
  ])('%j: %s', (text, intent) => {
    expect(intentOf(text)).toBe(intent);
  });

  test('is read from nearly every example, even before procedures are looked up', () => {
    const right = EXAMPLES.filter(({ text, intent }) => intentOf(text) === intent);
    expect(right.length / EXAMPLES.length).toBeGreaterThan(0.95);
  });

  test('whatever is typed, there is an answer, and a guess offers three ways on', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 200 })), (text) => {
        const { intent, confidence, guesses } = settle(understand(text), []);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(guesses).toHaveLength(intent === 'unknown' ? 3 : 0);
      }),
      { numRuns: 300 },
    );
  });

  test('a flood of words takes no longer than a moment', () => {
    const started = performance.now();
    for (const text of ['ho so '.repeat(3000), 'a'.repeat(20_000), 'nop '.repeat(5000) + 'chua', 'MC-'.repeat(3000)]) understand(text);
    expect(performance.now() - started).toBeLessThan(1500);
  });
});

describe('what it is about', () => {
  test.each([
    ['làm giấy khai sinh cần gì', 'khai sinh'],
    ['đăng ký kết hôn mất bao nhiêu tiền', 'đăng ký kết hôn'],
    ['cần giấy tờ gì', ''],
    ['bao lâu thì xong', ''],
  ])('%j is about %j', (text, topic) => {
    expect(understand(text).topic).toContain(topic);
    if (topic === '') expect(understand(text).topic).toBe('');
  });
});
