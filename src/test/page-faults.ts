import type { BrowserContext } from 'playwright-core';

/** Tells whatever goes wrong in the pages of a context, and any word to another site. */
export function faultsOf(context: BrowserContext, { origin, tell }: { origin: string; tell: (fault: string) => void }): void {
  context.on('console', (message) => {
    // A page that answers 404 or 422 is told below, where it can be told from a missing picture.
    const isAnswer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isAnswer) tell(`console: ${message.text()} (${message.page()?.url() ?? ''})`);
  });
  context.on('dialog', (dialog) => {
    tell(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('weberror', (error) => tell(`script: ${error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol)) tell(`a word to a stranger: ${url.href}`);
  });
  context.on('response', (response) => {
    const isPage = response.request().resourceType() === 'document';
    // A page whose session has ended, or acts for somebody else now, learns it when it saves, and says so.
    if ([401, 409].includes(response.status()) && response.request().method() === 'PATCH') return;
    // Nor is a file that is refused a fault: the page says why.
    if (new URL(response.url()).pathname.startsWith('/uploads/tus') && response.status() < 500) return;
    if (response.status() >= 500 || (response.status() >= 400 && !isPage)) tell(`${response.status()}: ${response.url()}`);
  });
}
