import { ASK_AGAIN_AFTER, type Trouble } from '#kernel/trouble';
import type { Lang, Words } from '#messages';

/** What the page says, to whom, and what they had sent. */
export interface TroublePage {
  readonly trouble: Trouble;
  readonly lang: Lang;
  readonly words: Words;
  readonly requestId: string;
  /** The address they asked for. */
  readonly path: string;
  /**
   * What they had typed into a form, to be sent again from this page; `null` when they only asked for a page, `lost` when it cannot be
   * kept here (files, secrets).
   */
  readonly typed: readonly (readonly [name: string, value: string])[] | 'lost' | null;
}

/** It may load our style sheet and send a form back to us; nothing else. */
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The page for the time in which database or disk are away: made of words alone, so that it comes up when nothing else does. What
 * somebody typed lies on it, for them alone, and is sent again by one button.
 */
export function troublePage(about: TroublePage): Response {
  return new Response(htmlOf(about), {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'private, no-store',
      'retry-after': String(ASK_AGAIN_AFTER[about.trouble]),
    },
  });
}

function htmlOf({ trouble, lang, words: t, requestId, path, typed }: TroublePage): string {
  const says = (text: string): string => `<p>${escaped(text)}</p>`;
  const title = escaped(t(`pages.trouble.${trouble}.title`));
  const lead = t(`pages.trouble.${trouble}.lead`, { seconds: ASK_AGAIN_AFTER[trouble] });
  const link = `<a class="button" href="${escaped(path)}">${escaped(t('pages.trouble.look-again'))}</a>`;
  const way =
    typed === null ? link : typed === 'lost' ? says(t('pages.trouble.lost')) : says(t('pages.trouble.typed')) + again(path, typed, t);
  return `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${title} · ${escaped(t('ui.frame.site'))}</title>
    <link rel="icon" href="/mark.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/trouble.css" />
  </head>
  <body>
    <main>
      <img src="/mark.svg" alt="" width="56" height="56" />
      <h1>${title}</h1>
      ${says(lead)}
      ${way}
      <p class="soft">${escaped(t('pages.error.request'))} <code>${escaped(requestId)}</code></p>
      <p><a href="/">${escaped(t('pages.error.home'))}</a></p>
    </main>
  </body>
</html>
`;
}

function again(path: string, typed: readonly (readonly [string, string])[], t: Words): string {
  const fields = typed.map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}" />`);
  return `<form method="post" action="${escaped(path)}">${fields.join('')}<button class="button">${escaped(t('pages.trouble.again'))}</button></form>`;
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
