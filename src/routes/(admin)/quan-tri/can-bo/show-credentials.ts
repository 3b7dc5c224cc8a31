import { drawCode, type DrawnCode } from '#gateways/qr';
import { isoInVietnam } from '#kernel/clock';
import type { FirstCredentials } from '#modules/account/server';

/** First credentials as the page shows them, once. */
export interface ShownCredentials extends Omit<FirstCredentials, 'totpUri'> {
  readonly qr: DrawnCode | null;
  /** Where the account is activated. */
  readonly address: string;
}

export function showCredentials({ totpUri, ...given }: FirstCredentials, origin: string): ShownCredentials {
  return {
    ...given,
    until: isoInVietnam(Temporal.Instant.from(given.until)),
    qr: totpUri === null ? null : drawCode(totpUri),
    address: `${origin}/can-bo/kich-hoat`,
  };
}
