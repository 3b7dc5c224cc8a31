import { request, type IncomingMessage } from 'node:http';
import type { Page, Response } from 'playwright-core';

export const KINDS = ['document', 'stylesheet', 'script', 'font', 'image', 'other'] as const;
export type Kind = (typeof KINDS)[number];

/** What somebody downloads who opens a page for the first time. */
export interface Weight {
  /** Bytes of the contents as they travel, compressed; headers are not among them. */
  readonly total: number;
  readonly byKind: Readonly<Record<Kind, number>>;
  readonly requests: number;
  /** The addresses of the scripts, to be read by whoever asks what is in them. */
  readonly scripts: readonly string[];
}

/** What a page of the citizen may weigh, with everything it loads. */
export const LIMIT = 100_000; // bytes

/**
 * Opens a page and weighs everything it loads, as a browser over https would be sent it. (Over plain http a browser takes no brotli;
 * so it is asked what it loads, and the server is asked for each once more.)
 */
export async function weigh(page: Page, path: string): Promise<Weight> {
  const loaded = new Map<string, Kind>();
  const see = (response: Response): void => {
    if (!response.url().startsWith('data:')) loaded.set(response.url(), kindOf(response.request().resourceType()));
  };
  page.on('response', see);
  await page.goto(path, { waitUntil: 'networkidle' });
  page.off('response', see);

  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const bytes = await Promise.all([...loaded].map(async ([url, kind]) => ({ kind, bytes: await bytesOf(url, cookie) })));
  const byKind = Object.fromEntries(KINDS.map((kind) => [kind, sum(bytes.filter((one) => one.kind === kind))])) as Record<Kind, number>;
  const scripts = [...loaded].flatMap(([url, kind]) => (kind === 'script' ? url : []));
  return { total: sum(bytes), byKind, requests: loaded.size, scripts };
}

function sum(parts: readonly { readonly bytes: number }[]): number {
  return parts.reduce((total, { bytes }) => total + bytes, 0);
}

function kindOf(resourceType: string): Kind {
  return KINDS.find((kind) => kind === resourceType) ?? 'other';
}

/** How many bytes of content come for an address, before anybody unpacks them. */
async function bytesOf(url: string, cookie: string): Promise<number> {
  const response = await new Promise<IncomingMessage>((answer, fail) => {
    const asked = request(url, { headers: { 'accept-encoding': 'br, gzip', cookie } }, answer);
    asked.on('error', fail);
    asked.end();
  });
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Uint8Array).byteLength;
  return bytes;
}
