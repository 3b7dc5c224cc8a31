import { expect, test } from 'vitest';
import { words } from '#messages';
import { troublePage, type TroublePage } from './trouble-page.ts';

function aPage(more: Partial<TroublePage> = {}): Response {
  return troublePage({ trouble: 'database-away', lang: 'vi', words: words('vi'), requestId: 'r-1', path: '/ho-so', typed: null, ...more });
}

test('it says politely what is in the way, when to come back and that nothing is lost', async () => {
  const page = aPage();
  expect(page.status).toBe(503);
  expect(page.headers.get('retry-after')).toBe('10');
  expect(page.headers.get('cache-control')).toBe('private, no-store');
  const text = await page.text();
  expect(text).toContain('Anh/Chị vui lòng thử lại sau khoảng 10 giây; những gì đã gửi thành công không bị mất.');
  expect(text).toContain('<a class="button" href="/ho-so">Thử lại</a>');
  expect(text).toContain('r-1');
});

test('it speaks English to whom it is said in English', async () => {
  const text = await aPage({ lang: 'en', words: words('en'), trouble: 'no-room' }).text();
  expect(text).toContain('<html lang="en">');
  expect(text).toContain('There is no room left for the moment');
});

test('what was typed lies on it, letter by letter, and is sent again to where it was sent', async () => {
  const typed = [
    ['key', 'k-1'],
    ['text', 'Dòng một\nDòng "hai" <b>&'],
  ] as const;
  const text = await aPage({ path: '/ho-so/MC-1?/write&x="', typed }).text();
  expect(text).toContain('<form method="post" action="/ho-so/MC-1?/write&amp;x=&quot;">');
  expect(text).toContain('<input type="hidden" name="text" value="Dòng một\nDòng &quot;hai&quot; &lt;b&gt;&amp;" />');
  expect(text).toContain('<button class="button">Gửi lại</button>');
});

test('it runs nothing and loads nothing from elsewhere', async () => {
  const page = aPage();
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).not.toMatch(/<script|style=|https?:/);
});
