import { newId } from '#kernel/ids';

/** A question over HTTP, before it is put into a letter. */
export interface Ask {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  /** A bearer token. */
  readonly token?: string;
  readonly cookie?: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  /** Asked as a browser asks for a page; compressed unless it is to be read. */
  readonly page?: boolean | 'plain';
  /** The question is sent under a key of its own each time. */
  readonly keyed?: boolean;
  /** Who asks, as the proxy in front says it; anybody at all unless given. */
  readonly address?: string;
}

/** The text of a request; every one comes from somewhere else, as from a province behind a proxy. */
export function letter(ask: Ask, origin: string): string {
  const body = ask.json === undefined ? ask.form && new URLSearchParams(ask.form).toString() : JSON.stringify(ask.json);
  const type = ask.json === undefined ? 'application/x-www-form-urlencoded' : 'application/json';
  const lines = [
    `${ask.method ?? (body === undefined ? 'GET' : 'POST')} ${ask.path} HTTP/1.1`,
    `host: ${new URL(origin).host}`,
    `x-forwarded-for: ${ask.address ?? anybody()}`,
    ...(ask.token === undefined ? [] : [`authorization: Bearer ${ask.token}`]),
    ...(ask.cookie === undefined ? [] : [`cookie: ${ask.cookie}`]),
    ...(ask.page ? ['accept: text/html', `origin: ${origin}`] : ['accept: application/json']),
    ...(ask.page === true ? ['accept-encoding: gzip, br'] : []),
    ...(ask.keyed ? [`idempotency-key: ${newId()}`] : []),
    ...(body === undefined ? [] : [`content-type: ${type}`]),
    ...(body === undefined && ask.method !== 'POST' ? [] : [`content-length: ${Buffer.byteLength(body ?? '')}`]),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`;
}

/** An address of the range that is for tests of networks (RFC 2544). */
export function anybody(): string {
  return `198.${18 + below(2)}.${below(256)}.${below(256)}`;
}

function below(count: number): number {
  return Math.floor(Math.random() * count);
}
