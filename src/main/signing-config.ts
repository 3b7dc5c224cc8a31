import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Settings of the service of signatures, as they stand in the environment. */
export const SIGNING_ENVIRONMENT = {
  SIGNER_URL: z.union([z.url(), z.literal('none')]).optional(),
  SIGNER_TOKEN: z.string().optional(),
  SIGNER_CA: z.string().optional(),
};

/** Where officers' signatures are made, and whose certificates are believed. */
export interface SigningSettings {
  readonly url: string;
  readonly token: string | null;
  /** The certificate of the authority, PEM. */
  readonly authority: () => Promise<string>;
}

type Given = z.infer<z.ZodObject<typeof SIGNING_ENVIRONMENT>>;

/** Certificates of an authority that nobody named are believed by nobody. */
export function signingProblems({ SIGNER_URL: url, SIGNER_CA: authority }: Given): string[] {
  if (url === undefined || url === 'none') return [];
  if (authority === undefined) return ['SIGNER_URL needs SIGNER_CA, the file with the certificate of the authority'];
  return existsSync(authority) ? [] : [`SIGNER_CA: there is no file ${authority}`];
}

/** The demo's service is in the sandbox and brings its own authority; elsewhere nobody signs unless told who. */
export function signingIn(given: Given, demoUrl: string | null): SigningSettings | null {
  const { SIGNER_URL: url, SIGNER_TOKEN: token = null, SIGNER_CA: file } = given;
  if (url === 'none') return null;
  if (url !== undefined && file !== undefined) return { url: url.replace(/\/$/u, ''), token, authority: () => readFile(file, 'utf8') };
  return demoUrl === null ? null : { url: demoUrl, token, authority: async () => (await fetch(`${demoUrl}/ca.pem`)).text() };
}
