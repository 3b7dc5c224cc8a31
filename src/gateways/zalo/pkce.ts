import { createHash } from 'node:crypto';

/** What is written down in Zalo's console beside our address: it proves later that whoever brings the code is who asked for it. */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
