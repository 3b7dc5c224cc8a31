import { z } from 'zod';
import { thingKindOf, type ThingKind } from './thing.ts';
import { TRUST_LEVELS } from './trust.ts';

/** What a locker that was taken away says of itself, at the beginning of the archive. */
export const MANIFEST_NAME = 'kho.json';

const text = z.string().max(2000);
const ThingKindName = z.custom<ThingKind>((kind) => typeof kind === 'string' && thingKindOf(`${kind}.`) !== null);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const ExportedPaper = z.strictObject({
  /** Its place in the archive; null: it could not be taken along. */
  file: z.string().max(300).nullable(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.number().int().positive(),
  mediaType: text,
  fileName: text,
  type: text.nullable(),
  name: text,
  /** Of the owner, and not of somebody they helped. */
  own: z.boolean(),
  level: z.enum(TRUST_LEVELS),
  standing: z.enum(['stands', 'faulted', 'superseded', 'revoked']),
  number: text.nullable(),
  issuer: text.nullable(),
  issuedOn: day.nullable(),
  expiresOn: day.nullable(),
  origins: z.array(z.strictObject({ kind: text, at: text, dossier: text.nullable(), procedure: text.nullable(), agency: text.nullable() })),
});

const ExportedFact = z.strictObject({
  meaning: text,
  label: text,
  value: z.unknown(),
  told: text,
  /** Where it was said; what stands in an account is the account's to bring along. */
  from: z.enum(['account', 'dossier', 'owner']),
  dossier: text.nullable(),
  givenAt: text,
  confirmedAt: text.nullable(),
  /** It is what holds now; others were said elsewhere. */
  holds: z.boolean(),
});

/** A locker written down: every paper with its hash, every fact with where it comes from. */
export const Manifest = z.strictObject({
  format: z.literal('motcua-locker'),
  version: z.literal(1),
  writtenAt: text,
  of: z.strictObject({ kind: z.enum(['person', 'organisation']), name: text, number: text.nullable() }),
  papers: z.array(ExportedPaper).max(20_000),
  facts: z.array(ExportedFact).max(20_000),
  things: z.array(z.strictObject({ id: text, kind: ThingKindName, facts: z.array(ExportedFact) })).max(5000),
});

export type Manifest = z.infer<typeof Manifest>;
export type ExportedPaper = z.infer<typeof ExportedPaper>;
export type ExportedFact = z.infer<typeof ExportedFact>;

/** The longest description of a locker anybody reads in, in bytes. */
export const LONGEST_MANIFEST = 16 * 1024 * 1024;

/** Reads a manifest; null when it is none of ours. */
export function readManifest(json: string): Manifest | null {
  try {
    const read = Manifest.safeParse(JSON.parse(json));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' };

/** Where a paper lies in the archive: numbered, so that two of one name stay two, and of letters that every machine writes. */
export function placeOf(nth: number, { name, mediaType }: { readonly name: string; readonly mediaType: string }): string {
  const letters = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/đ/gu, 'd')
    .replaceAll(/Đ/gu, 'D')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return `giay-to/${String(nth).padStart(4, '0')}-${letters === '' ? 'giay' : letters}.${ENDINGS[mediaType] ?? 'bin'}`;
}

/** The hashes as `sha256sum --check` reads them. */
export function checksums(papers: readonly Pick<ExportedPaper, 'file' | 'sha256'>[]): string {
  return papers.flatMap(({ file, sha256 }) => (file === null ? [] : `${sha256}  ${file}\n`)).join('');
}
