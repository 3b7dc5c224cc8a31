import { expect, test } from 'vitest';
import type { Site } from '#test/site';
import type { Secrets } from './secrets.ts';

/** Read after everything else: what the program logged while all of that happened. */
export function logs(site: Site, secrets: Secrets): void {
  test('no log line holds a phone number, a CCCD or a code that was used', () => {
    const written = site.program.logged();
    expect(written.length, 'it wrote something').toBeGreaterThan(500);
    expect(secrets.all().length, 'there was something to keep').toBeGreaterThan(3);
    expect(secrets.all().filter((secret) => stands(secret, written))).toEqual([]);
  });
}

/** A one-time code is six digits, which times and ids hold by chance: it stands there when it stands alone. */
function stands(secret: string, written: string): boolean {
  return secret.length > 6 ? written.includes(secret) : new RegExp(`(?<![\\w.-])${secret}(?![\\w.-])`, 'u').test(written);
}
