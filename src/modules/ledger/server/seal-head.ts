import { createHash, createHmac } from 'node:crypto';

/** What one seal vouches for: its rows in their order, and the seal before it. */
export interface SealContent {
  readonly number: number;
  /** ISO time, to the millisecond. */
  readonly sealedAt: string;
  readonly names: readonly string[];
  /** 32 bytes for each name. */
  readonly digests: Buffer;
  readonly total: number;
  readonly previous: Buffer;
}

/** What comes before the first seal. */
export const NO_HEAD = Buffer.alloc(32);

/** How many bytes a digest has. */
export const DIGEST_BYTES = 32;

/** The key of the chain, drawn from the secret of the installation: the database alone cannot make a seal. */
export function sealKey(secretKey: string): Buffer {
  return createHmac('sha256', secretKey).update('motcua ledger seal').digest();
}

/** The hash that stands for a seal and everything before it. */
export function headOf({ number, sealedAt, names, digests, total, previous }: SealContent, key: Buffer): Buffer {
  const lines = [
    'motcua ledger seal 1',
    number,
    Temporal.Instant.from(sealedAt).epochMilliseconds,
    names.length,
    total,
    previous.toString('hex'),
    createHash('sha256').update(names.join('\n')).digest('hex'),
    createHash('sha256').update(digests).digest('hex'),
  ];
  return createHmac('sha256', key).update(lines.join('\n')).digest();
}
