import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { unreachable } from '#kernel/exhaustive';
import { words } from '#messages';

const t = words('vi');
export const PLACE = 'Nơi đóng';
export const NAME = 'Tên tàu';
export const MOORED = 'Cảng, bến neo đậu thường xuyên';
const FIELDS = [PLACE, NAME, MOORED] as const;

/** What may happen to somebody who types. */
export type Misfortune =
  | { readonly what: 'typed'; readonly field: (typeof FIELDS)[number]; readonly value: string }
  | { readonly what: 'offline' | 'online' | 'next page and back' | 'reload' | 'closed and opened' | 'second tab' };

export const misfortune: fc.Arbitrary<Misfortune> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('typed' as const),
      field: fc.constantFrom(...FIELDS),
      value: fc.stringMatching(/^[A-Z][a-z]{3,8}$/u),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constantFrom(
        'offline' as const,
        'online' as const,
        'next page and back' as const,
        'reload' as const,
        'closed and opened' as const,
        'second tab' as const,
      ),
    }),
  },
);

/** Lets one thing happen; answers the tab that is looked at afterwards. Only a page that is there needs no line. */
export async function befall(one: Misfortune, on: { open: Page; vessel: string; typed: Map<string, string> }): Promise<Page> {
  const { open, vessel } = on;
  const context = open.context();
  switch (one.what) {
    case 'typed':
      await open.getByLabel(one.field).fill(one.value);
      on.typed.set(one.field, one.value);
      return open;
    case 'offline':
    case 'online':
      await context.setOffline(one.what === 'offline');
      return open;
    case 'next page and back':
      await open.getByRole('button', { name: t('filing.back') }).click();
      await open.getByRole('heading', { level: 1, name: 'Người nộp' }).waitFor();
      await open.goBack();
      await open.getByRole('heading', { level: 1, name: 'Con tàu' }).waitFor();
      return open;
    case 'reload':
      await context.setOffline(false);
      await open.reload();
      await live(open);
      return open;
    case 'closed and opened':
    case 'second tab': {
      if (one.what === 'closed and opened') await open.close();
      await context.setOffline(false);
      const next = await context.newPage();
      await next.goto(vessel);
      await live(next);
      return next;
    }
    default:
      return unreachable(one);
  }
}

/** Waits until the page keeps what is typed. */
export async function live(page: Page): Promise<void> {
  await page.locator('form .kept').waitFor();
}
