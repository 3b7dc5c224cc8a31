/** What somebody may press: an address to open when the payload is one, else words that come back as if they had typed them. */
export interface ZaloButton {
  readonly title: string;
  readonly payload: string;
}

/** A text on its way to somebody, with at most five buttons. */
export interface ZaloText {
  readonly text: string;
  readonly buttons?: readonly ZaloButton[] | undefined;
  /** The message this one answers, where several are under way. */
  readonly quote?: string | undefined;
}

const LONGEST_TEXT = 2000; // characters, composed; Zalo refuses what is longer
const LONGEST_TITLE = 100;
const LONGEST_PAYLOAD = 1000;
const MOST_BUTTONS = 5;

/** The message as Zalo wants it. Buttons say the same as the text: who cannot see them types. */
export function textMessage({ text, buttons = [], quote }: ZaloText, form: 'none' | 'button' | 'plain'): object {
  const said = cut(text.trim(), LONGEST_TEXT);
  const shown = form === 'plain' ? [] : buttons.slice(0, MOST_BUTTONS).map(buttonShape);
  if (shown.length === 0) return { text: said, ...(quote === undefined ? {} : { quote_message_id: quote }) };
  return {
    text: said,
    attachment: { type: 'template', payload: { ...(form === 'button' ? { template_type: 'button' } : {}), buttons: shown } },
  };
}

/** A picture at an address, with a line of text. */
export function imageMessage({ text, url }: { readonly text: string; readonly url: string }): object {
  const payload = { template_type: 'media', elements: [{ media_type: 'image', url }] };
  return { text: cut(text.trim(), LONGEST_TEXT), attachment: { type: 'template', payload } };
}

/** A file that was brought before, by what Zalo calls it. */
export function fileMessage(token: string): object {
  return { attachment: { type: 'file', payload: { token } } };
}

/** Asks somebody to share name and phone; the answer comes as an event. */
export function askForInfo(said: { readonly title: string; readonly subtitle: string; readonly imageUrl: string }): object {
  const { title, subtitle, imageUrl } = said;
  const element = { title: cut(title, LONGEST_TITLE), subtitle: cut(subtitle, 500), image_url: imageUrl };
  return { attachment: { type: 'template', payload: { template_type: 'request_user_info', elements: [element] } } };
}

function buttonShape({ title, payload }: ZaloButton): object {
  const named = { title: cut(title, LONGEST_TITLE) };
  if (/^https?:\/\//.test(payload)) return { ...named, type: 'oa.open.url', payload: { url: payload } };
  return { ...named, type: 'oa.query.hide', payload: cut(payload, LONGEST_PAYLOAD) };
}

function cut(text: string, most: number): string {
  const letters = [...text.normalize('NFC')];
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`;
}
