/** What was made from a content and can be made again: pictures of its pages. Sealed like everything at rest. */
export interface DerivedFiles {
  /** What was kept under this name, or null. */
  read(sha256: string, name: string): Promise<Uint8Array | null>;
  write(sha256: string, name: string, bytes: Uint8Array): Promise<void>;
  /** Forgets what was made before; answers of how many contents. */
  sweep(before: Temporal.Instant): Promise<number>;
}
