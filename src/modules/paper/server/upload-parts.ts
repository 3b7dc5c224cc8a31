/** Where the parts of uploads lie until the file is whole: reached by every process, sealed like everything at rest. */
export interface UploadParts {
  /** Keeps one part. When it returns, the part survives a power cut. */
  write(upload: string, part: string, bytes: Uint8Array): Promise<void>;
  /** The parts one after another. Throws when one is missing. */
  read(upload: string, parts: readonly string[]): AsyncIterable<Uint8Array>;
  /** Forgets all parts of an upload; no complaint when there are none. */
  remove(upload: string): Promise<void>;
  /** Uploads of which something lies here that nobody touched since `before`. */
  list(before: Temporal.Instant): Promise<readonly string[]>;
}
