import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { LANGS, type Lang } from '#messages';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { untranslated } from '#test/untranslated';
import { vi } from '../../messages/vi/index.ts';
import { routeOf, type Route } from './routes-of.ts';

/** A page somebody can see, and who they must be. */
export interface Found {
  readonly address: string;
  readonly context: BrowserContext;
}

/** What is different about some pages. */
export interface Oddities {
  /** Drawn for examples, with more than one heading of the first rank. */
  readonly gallery?: string;
  /** Said in both languages at once, shown with Vietnamese samples, or an official paper as it is printed. */
  readonly inVietnamese: RegExp;
}

const KEYS = new Set(Object.keys(vi));

/** Follows links from page to page, without drawing any, until no page of a new kind comes up. */
export async function collect(
  page: Page,
  { found, routes, starts }: { found: Map<string, Found>; routes: readonly Route[]; starts: readonly string[] },
): Promise<void> {
  const context = page.context();
  const met = new Set(starts);
  const seen = new Map<string, number>();
  for (const address of met) {
    const answer = await context.request.get(address);
    const here = new URL(answer.url());
    const route = routeOf(here.pathname, routes);
    if (!route || !answer.ok()) continue;
    if (!found.has(route.id)) found.set(route.id, { address: here.pathname + here.search, context });
    for (const [, href = ''] of (await answer.text()).matchAll(/<a[^>]+href="([^"#]+)/gu)) {
      const link = new URL(href.replaceAll('&amp;', '&'), here);
      const next = link.origin === here.origin ? routeOf(link.pathname, routes) : undefined;
      const times = seen.get(next?.id ?? '') ?? 0;
      // A dossier leads elsewhere in another state; a second procedure leads nowhere new.
      if (!next || times >= (next.id.includes('ho-so/[') ? 20 : 3)) continue;
      seen.set(next.id, times + 1);
      met.add(link.pathname + link.search);
    }
  }
}

/** Looks at each page in every language, with the largest letters. */
export async function lookAtAll(found: readonly Found[], oddities: Oddities): Promise<void> {
  for (const lang of LANGS) for (const one of found) await lookAt(one, lang, oddities);
}

async function lookAt({ address, context }: Found, lang: Lang, { gallery, inVietnamese }: Oddities): Promise<void> {
  const { origin } = new URL(context.pages()[0]?.url() ?? '');
  await context.addCookies([
    { name: 'lang', value: lang, url: origin },
    { name: 'text', value: 'larger', url: origin },
  ]);
  const page = context.pages()[0]!;
  await page.goto(address);
  expect.soft(await page.locator('html').getAttribute('lang'), address).toBe(lang);
  expect.soft(await page.locator('html').getAttribute('data-text'), address).toBe('larger');
  if (address !== gallery) await expectSoundPage(page);
  await expectAccessible(page);
  expect.soft(keysIn(await page.locator('body').innerText()), `keys without a sentence on ${address} in ${lang}`).toEqual([]);
  if (lang !== 'vi' && !inVietnamese.test(address))
    expect.soft(await untranslated(page, lang), `Vietnamese sentences of ours on ${address}`).toEqual([]);
}

/** Keys somebody forgot to say. */
function keysIn(text: string): readonly string[] {
  return (text.match(/[a-z][\w-]*(?:\.[\w-]+)+/gu) ?? []).filter((word) => KEYS.has(word));
}
