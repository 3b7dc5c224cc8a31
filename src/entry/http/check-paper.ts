import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { readMultipart, type ArrivingFile } from './read-multipart.ts';
import type { Surroundings } from './surroundings.ts';

/** No paper of ours comes near it. */
const LARGEST = 60 * 1024 * 1024; // bytes

/**
 * Takes a file somebody wants to compare with the papers we issued: it is hashed while it arrives and kept nowhere. The browser is sent
 * to the page of that hash, which says what it is; a hash tells nothing of what it was made from.
 */
export async function checkPaper(c: Context<Surroundings>): Promise<Response> {
  const [hashed] = await readMultipart(c.req.raw, { most: 1 }, hashOf);
  const { origin } = c.env.world;
  if (!hashed || 'issue' in hashed) return c.redirect(new URL(`/xac-minh?issue=${hashed?.issue ?? 'missing'}#tep`, origin).href, 303);
  return c.redirect(new URL(`/xac-minh/tep/${hashed.sha256}`, origin).href, 303);
}

async function hashOf(file: ArrivingFile): Promise<{ readonly sha256: string } | { readonly issue: 'missing' | 'too-large' }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of file.stream) {
    size += piece.length;
    if (size > LARGEST) return { issue: 'too-large' };
    hash.update(piece);
  }
  return size === 0 ? { issue: 'missing' } : { sha256: hash.digest('hex') };
}
