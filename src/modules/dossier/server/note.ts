import { createHash, randomBytes } from 'node:crypto';
import { newId } from '#kernel/ids';
import { canonical } from '../canonical.ts';
import type { NoteRef } from '../fact.ts';

export type NoteKind =
  | 'defect'
  | 'supplement'
  | 'legal-ground'
  | 'refusal'
  | 'step'
  | 'return'
  | 'question'
  | 'opinion'
  | 'fee'
  | 'extension'
  | 'withdrawal'
  | 'stop'
  | 'decision'
  | 'hand-over'
  | 'revocation'
  | 'rating';

/** Words as they will be kept, and what the fact keeps of them. */
export interface Note {
  readonly ref: NoteRef;
  readonly kind: NoteKind;
  readonly text: string;
  readonly salt: string;
}

/** A new note. The hash is salted with a secret that is erased together with the words: afterwards nobody can guess them from it. */
export function newNote(kind: NoteKind, text: string): Note {
  const sealed = seal(text);
  return { ref: { id: newId(), hash: sealed.hash }, kind, text, salt: sealed.salt };
}

/** Content that may have to be erased, as the facts know it. */
export function seal(content: unknown): { readonly salt: string; readonly hash: string } {
  const salt = randomBytes(16).toString('hex');
  return { salt, hash: saltedHash(content, salt) };
}

const ORDINARY_KEY = /^[\x21-\x7e]{1,100}$/;

/** A request key as it is kept; one of unusual length or letters is kept as its fingerprint. */
export function keptKey(requestId: string): string {
  return ORDINARY_KEY.test(requestId) ? requestId : fingerprint(requestId);
}

/** The fingerprint of what somebody asked, to tell a repeated request from another one under the same key. */
export function fingerprint(asked: unknown): string {
  return createHash('sha256').update(canonical(asked)).digest('hex');
}

function saltedHash(content: unknown, salt: string): string {
  return createHash('sha256')
    .update(`${salt}\n${canonical(content)}`)
    .digest('hex');
}
