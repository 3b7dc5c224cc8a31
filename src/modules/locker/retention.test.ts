import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OriginKind } from './origin.ts';
import { retentionOf } from './retention.ts';

const at = '2026-08-31T02:00:00Z';

describe('how long a paper is kept', () => {
  test('what was put by and never used goes after two years, on the last day of a shorter month', () => {
    expect(retentionOf([{ kind: 'put-by', at: '2026-02-28T02:00:00Z' }])).toEqual({ kind: 'unused', until: '2028-02-28' });
    expect(retentionOf([{ kind: 'put-by', at }])).toEqual({ kind: 'unused', until: '2028-08-31' });
  });

  test('what stands in a dossier in any way never goes before it', () => {
    const kinds: OriginKind[] = ['given', 'given-at-counter', 'compared', 'confirmed', 'faulted', 'issued', 'used', 'replaced', 'revoked'];
    fc.assert(
      fc.property(fc.subarray(kinds, { minLength: 1 }), fc.boolean(), (some, andPutBy) => {
        const origins = [...some, ...(andPutBy ? (['put-by'] as const) : [])].map((kind) => ({ kind, at }));
        return retentionOf(origins).kind === 'with-dossiers';
      }),
    );
  });
});
