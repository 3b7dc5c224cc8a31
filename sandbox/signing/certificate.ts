import { randomBytes, sign, type KeyObject } from 'node:crypto';

/** Who is certified by whom, and for how long. */
export interface Certified {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly issuerKey: KeyObject;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
}

const RSA_SHA256 = Buffer.from('2a864886f70d01010b', 'hex'); // sha256WithRSAEncryption
const COMMON_NAME = Buffer.from('550403', 'hex');

/** A certificate (X.509, DER) with nothing in it but names, days and a key: enough to check a signature by. */
export function certify({ subject, issuer, publicKey, issuerKey, from, until }: Certified): Buffer {
  const algorithm = sequence(tagged(0x06, RSA_SHA256), tagged(0x05));
  const body = sequence(
    tagged(0x02, positive(randomBytes(12))),
    algorithm,
    name(issuer),
    sequence(time(from), time(until)),
    name(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  return sequence(body, algorithm, bits(sign('RSA-SHA256', body, issuerKey)));
}

/** The same as people copy it from place to place. */
export function pem(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

function name(text: string): Buffer {
  return sequence(tagged(0x31, sequence(tagged(0x06, COMMON_NAME), tagged(0x0c, Buffer.from(text)))));
}

function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return tagged(0x17, Buffer.from(`${digits}Z`));
}

function bits(bytes: Buffer): Buffer {
  return tagged(0x03, Buffer.from([0]), bytes);
}

/** Never read as below zero. */
function positive(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([1]), bytes]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 + bytes.length]), bytes]);
}
