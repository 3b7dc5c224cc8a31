import type { ZaloParts } from './zalo-parts.ts';
import type { ChatLine } from './zalo-state.ts';

/** What a message shows, once it was read. */
export type ReadMessage = Pick<ChatLine, 'text' | 'buttons' | 'picture' | 'asksForInfo' | 'template'>;

interface Payload {
  readonly token?: string;
  readonly template_type?: string;
  readonly buttons?: readonly { readonly title?: string; readonly type?: string; readonly payload?: string | { readonly url?: string } }[];
  readonly elements?: readonly { readonly title?: string; readonly subtitle?: string; readonly url?: string }[];
}

/** A consultation message as the phone shows it, or the number of what is wrong with it. */
export function readMessage(message: unknown, uploads: ZaloParts['uploads']): ReadMessage | number {
  const { text = '', attachment: more } = (message ?? {}) as Partial<Record<string, unknown>>;
  if (typeof text !== 'string') return -201;
  if ([...text.normalize('NFC')].length > 2000) return -210;
  if (more === undefined) return text === '' ? -201 : { text };
  const { type, payload = {} } = more as { readonly type?: string; readonly payload?: Payload };
  const { template_type: kind, buttons, elements } = payload;
  if (type === 'file') {
    const file = uploads.get(payload.token ?? '');
    return file ? { text: `📎 ${file.name}` } : -100;
  }
  if (type !== 'template') return -233;
  if (kind === 'request_user_info' && elements?.length === 1) {
    const [{ title = '', subtitle = '' } = {}] = elements;
    return title.length > 100 || subtitle.length > 500 ? -210 : { text: `${title}\n${subtitle}`, asksForInfo: true };
  }
  if (kind === 'media' && elements?.[0]?.url !== undefined) return { text };
  if (buttons === undefined || buttons.length > 5 || buttons.length === 0) return -201;
  const shown = buttons.map(({ title = '', type: does, payload: says }) => {
    if (title === '' || title.length > 100) return null;
    if (does === 'oa.open.url' && typeof says === 'object' && says.url !== undefined) return { title, url: says.url };
    if ((does === 'oa.query.hide' || does === 'oa.query.show') && typeof says === 'string' && says.length <= 1000)
      return { title, payload: says };
    return null;
  });
  return shown.every((button) => button !== null) ? { text, buttons: shown } : -201;
}
