import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ok, refuse, type Result } from '#kernel/result';
import { MANIFEST } from './backup-folder.ts';

const FORMAT = 1;
const Name = z.string().regex(/^[a-z_][a-z0-9_]*$/);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.int().min(0);

const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  takenAt: z.iso.datetime({ offset: true }),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  tables: z.array(
    z.strictObject({ schema: Name, name: Name, columns: z.array(z.string()).min(1), rows: Count, bytes: Count, sha256: Sha256 }),
  ),
  sequences: z.array(
    z.strictObject({
      schema: Name,
      name: Name,
      last: z
        .string()
        .regex(/^-?\d+$/)
        .nullable(),
    }),
  ),
  /** The list of objects: how many lines and how many bytes of content it names, and its own hash. */
  objects: z.strictObject({ count: Count, bytes: Count, sha256: Sha256 }),
});

/** What a backup says of itself. Written last: a folder without one is no backup. */
export type Manifest = z.infer<typeof Manifest>;

export interface ManifestUnusable {
  readonly code: 'manifest.unusable';
  readonly sentence: string;
}

/** Writes the manifest with its own hash, so that it vouches for itself too. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const sealed = { ...manifest, sha256: hashOf(manifest) };
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(sealed, null, 2)}\n`, { flag: 'wx', mode: 0o600, flush: true });
}

export async function readManifest(folder: string): Promise<Result<Manifest, ManifestUnusable>> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  if (text === null) return unusable(`${folder} has no ${MANIFEST} that can be read: it is no backup, or one that was never finished`);
  const content = parse(text);
  if (content === null) return unusable(`${MANIFEST} is damaged: it cannot be read`);
  const { sha256, ...rest } = content;
  if (rest['format'] !== FORMAT) return unusable(`${MANIFEST} is of format ${String(rest['format'])}; this version reads format ${FORMAT}`);
  if (hashOf(rest) !== sha256) return unusable(`${MANIFEST} is damaged: it is not what the backup wrote`);
  const manifest = Manifest.safeParse(rest);
  return manifest.success ? ok(manifest.data) : unusable(`${MANIFEST} is damaged: ${z.prettifyError(manifest.error)}`);
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const content: unknown = JSON.parse(text);
    return content !== null && typeof content === 'object' ? (content as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function hashOf(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

function unusable(sentence: string): { readonly ok: false; readonly refusal: ManifestUnusable } {
  return refuse({ code: 'manifest.unusable', sentence });
}
