import { createHash, verify, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { ScanSigner, SignRefusal } from '#modules/dossier/server';
import { ok, refuse, type Result } from '#kernel/result';

const PATIENCE = 15_000; // milliseconds for one answer
const MOST_BYTES = 100_000; // of one answer
const SHA256 = '2.16.840.1.101.3.4.2.1';
const RSA_SHA256 = '1.2.840.113549.1.1.11';

const Credentials = z.object({ credentialIDs: z.array(z.string().max(200)) });
const Info = z.object({
  key: z.object({ status: z.string() }),
  cert: z.object({ status: z.string().optional(), certificates: z.array(z.base64().max(20_000)).min(1) }),
});
const Opened = z.object({ SAD: z.string().max(4000) });
const Signed = z.object({ signatures: z.array(z.base64().max(4000)).length(1) });

interface Service {
  /** Where its API stands, version included. */
  readonly url: string;
  /** What the office shows for itself; null where it need not. */
  readonly token: string | null;
  /** The certificate (PEM) of the authority whose officers are believed. */
  readonly authority: () => Promise<string>;
  readonly tellOperator: (message: string) => void;
}

/**
 * Remote signatures of officers by the API of the Cloud Signature Consortium (version 2): the key of each stays at the service and is opened
 * for one hash by their PIN. Nothing it answers is believed unseen: the certificate must be in force and of our authority, and the
 * signature must be over the very statement.
 */
export function cscSigner(service: Service): ScanSigner {
  return {
    async sign({ statement, signer, pin, now }) {
      try {
        const credential = await credentialOf(signer, now, service);
        if (!credential) return refuse({ code: 'signature.no-certificate' });
        const hash = createHash('sha256').update(statement).digest('base64');
        const signature = await signatureOn(hash, { id: credential.id, pin }, service);
        if (!signature.ok) return signature;
        const { certificate } = credential;
        if (!verify('RSA-SHA256', Buffer.from(statement), certificate.publicKey, Buffer.from(signature.value, 'base64'))) {
          service.tellOperator('The service of signatures gave a signature that is not over what was to be signed; it was not taken');
          return refuse({ code: 'signature.unavailable' });
        }
        return ok({ signature: signature.value, certificate: certificate.raw.toString('base64'), subject: subjectOf(certificate) });
      } catch (fault) {
        service.tellOperator(`The service of signatures cannot be used: ${fault instanceof Error ? fault.message : 'unknown'}`);
        return refuse({ code: 'signature.unavailable' });
      }
    },
  };
}

/** The first key of an officer whose certificate is in force and of the authority that is trusted. */
async function credentialOf(
  userID: string,
  now: Temporal.Instant,
  service: Service,
): Promise<{ readonly id: string; readonly certificate: X509Certificate } | null> {
  const listed = await ask('credentials/list', { userID }, service);
  if (!listed.ok) return null;
  const authority = new X509Certificate(await service.authority());
  for (const id of Credentials.parse(listed.body).credentialIDs) {
    const info = await ask('credentials/info', { credentialID: id, certificates: 'single' }, service);
    const read = info.ok ? Info.parse(info.body) : null;
    if (read?.key.status !== 'enabled' || (read.cert.status ?? 'valid') !== 'valid') continue;
    const certificate = new X509Certificate(Buffer.from(read.cert.certificates[0] ?? '', 'base64'));
    if (isInForce(certificate, now) && certificate.checkIssued(authority) && certificate.verify(authority.publicKey))
      return { id, certificate };
  }
  return null;
}

async function signatureOn(
  hash: string,
  { id, pin }: { readonly id: string; readonly pin: string },
  service: Service,
): Promise<Result<string, SignRefusal>> {
  const one = { credentialID: id, hashes: [hash], hashAlgorithmOID: SHA256 };
  const opened = await ask('credentials/authorize', { ...one, numSignatures: 1, authData: [{ id: 'PIN', value: pin }] }, service);
  if (!opened.ok) return refuse({ code: opened.error === 'invalid_pin' ? 'signature.wrong-pin' : 'signature.unavailable' });
  const signed = await ask('signatures/signHash', { ...one, SAD: Opened.parse(opened.body).SAD, signAlgo: RSA_SHA256 }, service);
  return signed.ok ? ok(Signed.parse(signed.body).signatures[0] ?? '') : refuse({ code: 'signature.unavailable' });
}

type Answer = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly error: string };

async function ask(path: string, body: object, { url, token }: Service): Promise<Answer> {
  const response = await fetch(`${url}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  });
  const text = await response.text();
  if (text.length > MOST_BYTES) throw new Error('It says too much');
  if (response.status >= 500) throw new Error(`It answered ${response.status}`);
  const said: unknown = JSON.parse(text);
  if (response.ok) return { ok: true, body: said };
  const { error } = z.object({ error: z.string().max(100).catch('') }).parse(said);
  return { ok: false, error };
}

function isInForce({ validFromDate, validToDate }: X509Certificate, { epochMilliseconds }: Temporal.Instant): boolean {
  return validFromDate.getTime() <= epochMilliseconds && epochMilliseconds <= validToDate.getTime();
}

function subjectOf({ subject }: X509Certificate): string {
  return /CN=(.+)/u.exec(subject)?.[1] ?? subject;
}
