import { Secret, TOTP } from 'otpauth';

/** Somebody the demo can be tried as. A citizen signs in by a code sent to the phone, an officer by password and app. */
export interface DemoAccount {
  readonly login: string;
  readonly password: string | null;
  readonly totpSecret: string | null;
  readonly role: string;
  readonly agency: string | null;
  readonly agencyName: string | null;
  readonly name: string;
  readonly phone: string | null;
  /** Names of the people and organisations they may act for. */
  readonly actsFor: readonly string[];
}

/** The code an authenticator app would show for this account at that moment. */
export function codeOf(account: DemoAccount, milliseconds: number): string | null {
  if (account.totpSecret === null) return null;
  return new TOTP({ secret: Secret.fromBase32(account.totpSecret) }).generate({ timestamp: milliseconds });
}
