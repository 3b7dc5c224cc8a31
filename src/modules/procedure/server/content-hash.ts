import { createHash } from 'node:crypto';
import { canonical } from '../canonical.ts';
import type { RevisionContent } from '../revision.ts';

/** The name of a content: two revisions that promise the same have the same, in whatever order their keys came. */
export function contentHash(content: RevisionContent): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}
