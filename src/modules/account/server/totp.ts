import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD = 30; // seconds, RFC 6238
const DIGITS = 6;
const ISSUER = 'Motcua';

/** A new secret for an authenticator app, in base32. */
export function newTotpSecret(): string {
  return new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer }).base32;
}

/** What an authenticator app reads from a QR code. */
export function totpUri(secret: string, login: string): string {
  return totpOf(secret, login).toString();
}

/**
 * The time step a code belongs to, one step around `now` allowed for clocks that differ, or `null` when it is no code of this
 * secret. Remembering the step is what makes a code work once only.
 */
export function totpStep(code: string, { secret, now }: { secret: string; now: Temporal.Instant }): number | null {
  const timestamp = now.epochMilliseconds;
  const delta = totpOf(secret).validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta;
}

/** The code an authenticator app shows at `now`: for tests and the sandbox page. */
export function totpCode(secret: string, now: Temporal.Instant): string {
  return totpOf(secret).generate({ timestamp: now.epochMilliseconds });
}

function totpOf(secret: string, login = ''): TOTP {
  return new TOTP({ issuer: ISSUER, label: login, algorithm: 'SHA1', digits: DIGITS, period: PERIOD, secret: Secret.fromBase32(secret) });
}
