import { expect, test } from 'vitest';
import fc from 'fast-check';
import { cleanName } from './paper-name.ts';

test.each([
  { declared: 'Hợp đồng đóng tàu.pdf', shown: 'Hợp đồng đóng tàu.pdf' },
  { declared: '../../etc/passwd', shown: 'passwd' },
  { declared: String.raw`C:\fakepath\ảnh 1.jpg`, shown: 'ảnh 1.jpg' },
  { declared: 'a\u0000b\r\nc.pdf', shown: 'abc.pdf' },
  { declared: 'gpj.\u202Efdp.exe', shown: 'gpj.fdp.exe' },
  { declared: '"><script>.png', shown: '___script_.png' },
  { declared: '...', shown: 'tep-dinh-kem' },
  { declared: '', shown: 'tep-dinh-kem' },
  { declared: 'to khai.pdf'.normalize('NFD'), shown: 'to khai.pdf' },
])('$declared is shown as $shown', ({ declared, shown }) => {
  expect(cleanName(declared)).toBe(shown);
});

test('a name of 10,000 letters keeps its beginning and its ending', () => {
  const shown = cleanName(`${'Đơn'.repeat(4000)}.pdf`);
  expect([...shown].length).toBeLessThanOrEqual(120);
  expect(shown.startsWith('ĐơnĐơn')).toBe(true);
  expect(shown.endsWith('….pdf')).toBe(true);
});

test('whatever is declared, what is shown is short, on one line and no path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (declared) => {
      const shown = cleanName(declared);
      expect([...shown].length).toBeLessThanOrEqual(120);
      expect(shown).not.toBe('');
      expect(shown).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
      expect(cleanName(shown)).toBe(shown);
    }),
  );
});
