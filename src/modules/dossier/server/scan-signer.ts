import type { Result } from '#kernel/result';

/** What a service of signatures gave: a signature over a statement, and the certificate of who signed. Both in base64. */
export interface ScanSignature {
  readonly signature: string;
  readonly certificate: string;
  /** Whom the certificate names. */
  readonly subject: string;
}

export type SignRefusal =
  /** Whoever asks has no certificate in force at the service, or it is not of an authority that is trusted here. */
  { readonly code: 'signature.no-certificate' } | { readonly code: 'signature.wrong-pin' } | { readonly code: 'signature.unavailable' };

/** A service that signs for officers, each with their own key, which stays there. */
export interface ScanSigner {
  /** Signs a statement for an officer, known there by their id here; the answer is checked before it is given. */
  readonly sign: (asked: {
    readonly statement: string;
    readonly signer: string;
    readonly pin: string;
    readonly now: Temporal.Instant;
  }) => Promise<Result<ScanSignature, SignRefusal>>;
}
