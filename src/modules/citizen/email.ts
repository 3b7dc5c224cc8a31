import { ok, refuse, type Result } from '#kernel/result';

export type EmailRefusal = { readonly code: 'email.malformed' };

/** RFC 5321: what a mail server must be able to take. */
const LONGEST = 254;

/** Reads an e-mail address as people type it; whether it exists only a message to it can tell. */
export function readEmail(text: string): Result<string, EmailRefusal> {
  const email = text.normalize('NFKC').trim();
  const [local = '', domain = '', ...rest] = email.split('@');
  const fits = rest.length === 0 && email.length <= LONGEST && isLocalPart(local) && isDomain(domain);
  return fits ? ok(`${local}@${domain.toLowerCase()}`) : refuse({ code: 'email.malformed' });
}

function isLocalPart(text: string): boolean {
  return text.length <= 64 && /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(text);
}

function isDomain(text: string): boolean {
  return /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i.test(text);
}
