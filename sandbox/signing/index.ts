import { constants, generateKeyPairSync, privateEncrypt, randomUUID, type KeyObject } from 'node:crypto';
import { Hono } from 'hono';
import type { Clock } from '#kernel/clock';
import { certify, pem } from './certificate.ts';

/** What opens every officer's key in the demo. */
export const DEMO_PIN = '123456';

const AUTHORITY = 'CA Thử (trình diễn)';
const YEAR = 365 * 24 * 3600 * 1000; // milliseconds
const SHA256 = '2.16.840.1.101.3.4.2.1';
/** DigestInfo of PKCS#1 before a SHA-256. */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

interface Credential {
  readonly id: string;
  readonly key: KeyObject;
  readonly certificate: Buffer;
  readonly subject: string;
}

interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/**
 * A service of remote signatures as the Cloud Signature Consortium describes it (API 2, the part an office needs): whoever is asked about
 * has a key here, a PIN opens it for one hash, and the certificate is of an authority that nobody outside the demo trusts.
 */
export function signingService(clock: Clock): Hono {
  const app = new Hono();
  const credentials = new Map<string, Credential>();
  const opened = new Map<string, { readonly id: string; readonly hash: string }>();
  let authority: (Pair & { readonly certificate: Buffer }) | null = null;

  app.get('/ca.pem', (c) => c.text(pem(theAuthority().certificate)));
  app.post('/credentials/list', async (c) => {
    const { userID } = await body(c.req);
    return typeof userID === 'string' && userID !== '' ? c.json({ credentialIDs: [credentialOf(userID).id] }) : invalid(c);
  });
  app.post('/credentials/info', async (c) => {
    const found = byId((await body(c.req))['credentialID']);
    if (!found) return invalid(c);
    const { certificate, subject } = found;
    return c.json({
      key: { status: 'enabled', algo: ['1.2.840.113549.1.1.11'], len: 2048 },
      cert: { status: 'valid', certificates: [certificate.toString('base64')], subjectDN: `CN=${subject}` },
      authMode: 'explicit',
    });
  });
  app.post('/credentials/authorize', async (c) => {
    const { credentialID, hashes, authData } = await body(c.req);
    const found = byId(credentialID);
    const [hash] = Array.isArray(hashes) ? (hashes as unknown[]) : [];
    if (!found || typeof hash !== 'string') return invalid(c);
    const pin = Array.isArray(authData)
      ? (authData as { id?: unknown; value?: unknown }[]).find(({ id }) => id === 'PIN')?.value
      : undefined;
    if (pin !== DEMO_PIN) return c.json({ error: 'invalid_pin', error_description: 'The PIN is wrong' }, 400);
    const SAD = randomUUID();
    opened.set(SAD, { id: found.id, hash });
    return c.json({ SAD, expiresIn: 300 });
  });
  app.post('/signatures/signHash', async (c) => {
    const { credentialID, SAD, hashes, hashAlgorithmOID } = await body(c.req);
    const allowed = typeof SAD === 'string' ? opened.get(SAD) : undefined;
    const found = byId(credentialID);
    const [hash] = Array.isArray(hashes) ? (hashes as unknown[]) : [];
    if (!found || !allowed || allowed.id !== found.id || allowed.hash !== hash || hashAlgorithmOID !== SHA256) return invalid(c);
    opened.delete(SAD as string);
    const digest = Buffer.concat([DIGEST_INFO, Buffer.from(allowed.hash, 'base64')]);
    const signature = privateEncrypt({ key: found.key, padding: constants.RSA_PKCS1_PADDING }, digest);
    return c.json({ signatures: [signature.toString('base64')] });
  });
  return app;

  function credentialOf(userID: string): Credential {
    const known = credentials.get(userID);
    if (known) return known;
    const { publicKey, privateKey } = aPair();
    const subject = `Cán bộ thử ${userID.slice(-6)}`;
    const { privateKey: issuerKey } = theAuthority();
    const from = clock().epochMilliseconds - YEAR;
    const certificate = certify({ subject, issuer: AUTHORITY, publicKey, issuerKey, from, until: from + 3 * YEAR });
    const made = { id: randomUUID(), key: privateKey, certificate, subject };
    credentials.set(userID, made);
    return made;
  }

  function byId(id: unknown): Credential | undefined {
    return [...credentials.values()].find((one) => one.id === id);
  }

  function theAuthority(): Pair & { readonly certificate: Buffer } {
    if (authority) return authority;
    const pair = aPair();
    const from = clock().epochMilliseconds - 2 * YEAR;
    const own = { subject: AUTHORITY, issuer: AUTHORITY, publicKey: pair.publicKey, issuerKey: pair.privateKey };
    authority = { ...pair, certificate: certify({ ...own, from, until: from + 20 * YEAR }) };
    return authority;
  }
}

function aPair(): Pair {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

async function body(request: { readonly json: () => Promise<unknown> }): Promise<Readonly<Record<string, unknown>>> {
  try {
    const read = await request.json();
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function invalid(c: { readonly json: (body: object, status: 400) => Response }): Response {
  return c.json({ error: 'invalid_request' }, 400);
}
