import { expect, test } from 'vitest';
import type { Site } from '#test/site';
import type { Secrets } from './secrets.ts';

/** Read after everything else: what the program logged while all of that happened. */
export function logs(site: Site, secrets: Secrets): void {
  test('no log line holds a phone number, a CCCD or a code that was used', () => {
    const written = site.program.logged();
    expect(written.length, 'it wrote something').toBeGreaterThan(500);
    expect(secrets.all().length, 'there was something to keep').toBeGreaterThan(3);
    expect(secrets.all().filter((secret) => written.includes(secret))).toEqual([]);
  });
}
