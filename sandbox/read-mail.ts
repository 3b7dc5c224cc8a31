/** A letter as its reader sees it. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** Reads what travelled over SMTP (MIME, RFC 2045–2047): enough of it for plain letters in any language. */
export function readMail(raw: string): Letter {
  const { headers, body } = split(raw);
  return { subject: readWords(headers.get('subject') ?? ''), text: readBody(headers, body).replace(/\r\n/g, '\n').trimEnd() };
}

function split(raw: string): { headers: Map<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const head = (end < 0 ? raw : raw.slice(0, end)).replace(/\r\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end < 0 ? '' : raw.slice(end + 4) };
}

/** The first plain text inside; of several parts each is looked into. */
function readBody(headers: Map<string, string>, body: string): string {
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (/^multipart\//i.test(type) && boundary !== undefined) {
    const parts = `\r\n${body}`.split(`\r\n--${boundary}`).slice(1, -1);
    const texts = parts.map((part) => split(part.replace(/^[ \t]*\r\n/, ''))).map((part) => readBody(part.headers, part.body));
    return texts.find((text) => text !== '') ?? '';
  }
  return /^text\/plain/i.test(type) ? decode(body, headers.get('content-transfer-encoding') ?? '7bit').toString('utf8') : '';
}

/** `raw` holds one byte per character. */
function decode(raw: string, encoding: string): Buffer {
  switch (encoding.toLowerCase()) {
    case 'base64':
      return Buffer.from(raw, 'base64');
    case 'quoted-printable':
      return unquote(raw.replace(/=[ \t]*\r\n/g, ''));
    default:
      return Buffer.from(raw, 'latin1');
  }
}

function unquote(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}

/** `=?UTF-8?Q?Ti=E1=BA=BFp?=` and its neighbours: bytes are joined before they are read, a letter may lie across two words. */
function readWords(text: string): string {
  const joined = text.replace(/(\?=)\s+(=\?)/g, '$1$2');
  return joined.replace(/(?:=\?utf-8\?[qb]\?[^?]*\?=)+/gi, (run) => {
    const words = [...run.matchAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi)];
    const bytes = words.map(([, kind = '', word = '']) =>
      /q/i.test(kind) ? unquote(word.replaceAll('_', ' ')) : Buffer.from(word, 'base64'),
    );
    return Buffer.concat(bytes).toString('utf8');
  });
}
