import type { ReadableStream } from 'node:stream/web';
import type { Result } from '#kernel/result';

/**
 * Where contents are kept, each under the SHA-256 of what it says: the same content twice is kept once, and nothing is
 * ever overwritten.
 */
export interface ObjectStore {
  /** Takes a stream in, hashing as it goes. Nothing is kept until `keep`; more than `maxBytes` is refused and forgotten. */
  stage(stream: ByteStream, maxBytes: number): Promise<Result<StagedObject, ObjectTooLarge>>;
  /** Keeps a content we made ourselves. When it returns, the content survives a power cut. */
  put(bytes: Uint8Array): Promise<StoredObject>;
  /** The content again, checked against its hash: a content that changed ends the stream with a fault. Throws when there is none. */
  open(sha256: string): Promise<ReadableStream<Uint8Array>>;
  has(sha256: string): Promise<boolean>;
  /** Whether a content is there and still says what was stored; reads all of it. */
  isWhole(sha256: string): Promise<boolean>;
  /** Forgets a content; no complaint when there is none. */
  remove(sha256: string): Promise<void>;
  /** Puts a content where `open` and `has` no longer find it; nobody is handed it again. No complaint when it was put away before. */
  quarantine(sha256: string): Promise<void>;
  /** Removes what was staged before `before` and never kept (its process died); answers how many. */
  sweep(before: Temporal.Instant): Promise<number>;
}

/** Anything that gives bytes piece by piece: a request's body, a file, a test's list. */
export type ByteStream = AsyncIterable<Uint8Array>;

export interface StoredObject {
  readonly sha256: string;
  readonly size: number;
}

/** A content that arrived whole and waits for a decision. Exactly one of `keep` and `discard` is to be called; twice is as good as once. */
export interface StagedObject extends StoredObject {
  /** The first bytes, enough to tell the kind. */
  readonly head: Uint8Array;
  read(): Promise<Uint8Array>;
  /** When it returns, the content survives a power cut. */
  keep(): Promise<StoredObject>;
  discard(): Promise<void>;
}

export interface ObjectTooLarge {
  readonly code: 'object.too-large';
  readonly maxBytes: number;
}
