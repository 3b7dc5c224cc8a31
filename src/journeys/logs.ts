import { expect, test } from 'vitest';
import type { Site } from '#test/site';
import type { Secrets } from './secrets.ts';

/** Read after everything else: what the program wrote while all of that happened. */
export function logs(site: Site, secrets: Secrets): void {
  test('nothing the program wrote holds a phone number, a CCCD or a code that was used', () => {
    const written = site.program.output();
    expect(written.length, 'it wrote something').toBeGreaterThan(500);
    expect(secrets.all().length, 'there was something to keep').toBeGreaterThan(3);
    expect(secrets.all().filter((secret) => written.includes(secret))).toEqual([]);
  });
}
