import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** One key per purpose, so that a value made for one is worthless for another. */
export type Purpose = 'practice' | 'one-time-code' | 'message' | 'parked-post' | 'rate-limit' | 'totp-offer' | 'totp-secret' | 'zalo';

const NONCE = 12; // bytes, AES-GCM
const TAG = 16; // bytes, AES-GCM

/** A keyed hash: without `SECRET_KEY` nobody finds the six digits behind it by trying them all. */
export function macOf(secretKey: string, of: { purpose: Purpose; text: string }): Buffer {
  return createHmac('sha256', keyOf(secretKey, of.purpose)).update(of.text).digest();
}

/** Encrypts with AES-256-GCM. `owner` is bound in: what was sealed for one row does not open in another. */
export function seal(secretKey: string, sealed: { purpose: Purpose; owner: string; text: string }): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secretKey, sealed.purpose), nonce).setAAD(Buffer.from(sealed.owner));
  const body = Buffer.concat([cipher.update(sealed.text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/**
 * The text of what `seal` made for the same purpose and owner.
 *
 * @throws a fault when it was made with another `SECRET_KEY`, for somebody else, or changed.
 */
export function unseal(secretKey: string, box: { purpose: Purpose; owner: string; sealed: Buffer }): string {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secretKey, box.purpose), box.sealed.subarray(0, NONCE));
  decipher.setAAD(Buffer.from(box.owner)).setAuthTag(box.sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(box.sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
}

/** Made once for each purpose: every request counts its tries with one of them. */
const made = new Map<string, Buffer>();

function keyOf(secretKey: string, purpose: Purpose): Buffer {
  const name = `${purpose} ${secretKey}`;
  const known = made.get(name) ?? Buffer.from(hkdfSync('sha256', secretKey, 'motcua', purpose, 32));
  made.set(name, known);
  return known;
}
