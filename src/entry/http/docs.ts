import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { Surroundings } from './surroundings.ts';

/** The parts of a description that people read. */
export interface Described {
  readonly info: { readonly title: string; readonly version: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly summary?: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> };
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>;
}

const STYLE = `
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1.5rem; color: #1c2430; background: #fff }
  section { border-top: 1px solid #c9d1dc; padding: 1rem 0 }
  h2 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere } h2 b { display: inline-block; min-width: 4.5rem; color: #0b5a8a }
  p { margin: .25rem 0 } dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .5rem 0 } dd { margin: 0 }
  pre { overflow-x: auto; background: #f3f6f9; padding: .75rem; font-size: .85rem } a { color: #0b5a8a }`;

const POLICY = `default-src 'none'; frame-ancestors 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** The interface as a page to read: made from its description, with no script and nothing fetched from anybody. */
export function docs(describe: () => Described): Hono<Surroundings> {
  let page: string | undefined;
  return new Hono<Surroundings>().get('/', (c) => {
    page ??= pageOf(describe());
    return c.html(page, 200, { 'content-security-policy': POLICY });
  });
}

function pageOf({ info, paths = {} }: Described): string {
  const title = text(`${info.title} API ${info.version}`);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => sectionOf(`<b>${text(method.toUpperCase())}</b> ${text(path)}`, operation)),
  );
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style>`;
  const about = '<p>Base: <code>/api/v1</code> · <a href="/api/v1/openapi.json">openapi.json</a> · <a href="/">home</a></p>';
  return `<!doctype html><html lang="en"><head>${head}</head><body><main><h1>${title}</h1>${about}${operations.join('')}</main></body></html>`;
}

function sectionOf(heading: string, { summary = '', security, parameters = [], requestBody, responses = {} }: Operation): string {
  const asked = parameters.map(({ name, in: where, required }) => [name, `${where}${required ? ', required' : ''}`] as const);
  const answers = Object.entries(responses).map(([status, { description = '' }]) => [status, description] as const);
  const bodies = Object.entries(requestBody?.content ?? {}).map(
    ([type, { schema }]) => `<p>${text(type)}</p><pre tabindex="0">${text(JSON.stringify(schema ?? {}, null, 2))}</pre>`,
  );
  const who = security ? '<p>Bearer token or session</p>' : '';
  return `<section><h2>${heading}</h2><p>${text(summary)}</p>${who}${listOf(asked)}${bodies.join('')}${listOf(answers)}</section>`;
}

function listOf(rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return '';
  return `<dl>${rows.map(([term, said]) => `<dt><code>${text(term)}</code></dt><dd>${text(said)}</dd>`).join('')}</dl>`;
}

function text(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
