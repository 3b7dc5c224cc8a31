import { makeZip } from 'client-zip';
import type { ReadableStream } from 'node:stream/web';
import { paperState } from '#modules/paper';
import type { ObjectStore } from '#modules/paper/server';
import type { Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import { checksums, MANIFEST_NAME, placeOf, type ExportedFact, type Manifest } from '../export.ts';
import type { KnownFact, Statement } from '../read-facts.ts';
import { openLocker, type Locker, type LockerAsker, type LockerPaperShown } from './open-locker.ts';
import { ownerOf, type OwnerOnly } from './owner.ts';

/** What a locker is called outside: whose it is, and dossiers and agencies by their names. */
export interface ExportNames {
  readonly of: Manifest['of'];
  readonly dossierNumber: (id: string) => string | null;
  readonly agencyName: (id: string) => string;
}

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

type Asked = {
  readonly actor: LockerAsker;
  readonly account: readonly Statement[];
  readonly names: (locker: Locker) => Promise<ExportNames>;
};

/** Everything a locker knows, written down for its owner to take away. Contents that are not known to be harmless stay here. */
export async function describeLocker(asked: Asked, needs: Needs): Promise<Result<Manifest, OwnerOnly>> {
  const owner = ownerOf(asked.actor);
  if (!owner.ok) return owner;
  const opened = await openLocker(asked, needs);
  if (!opened.ok) return refuse({ code: 'locker.owner-only' });
  const { papers, facts, things, partyId } = opened.value;
  const names = await asked.names(opened.value);
  return ok({
    format: 'motcua-locker',
    version: 1,
    writtenAt: needs.now.toString(),
    of: names.of,
    papers: papers.map((paper, index) => describePaper(paper, { nth: index + 1, partyId, names })),
    facts: facts.flatMap(describeFact),
    things: things.map((thing) => ({ id: thing.id, kind: thing.kind, facts: thing.facts.flatMap(describeFact) })),
  });
}

/**
 * The whole locker as one archive: what it says of itself, the hashes, every paper. It is written while it is sent and never held: each
 * content is looked over once more before its first byte, and one that is no longer what was stored is left out and told.
 */
export function archiveLocker(
  manifest: Manifest,
  needs: { readonly objects: ObjectStore; readonly tellOperator: (message: string) => void },
): ReadableStream<Uint8Array> {
  const lastModified = new Date(Date.parse(manifest.writtenAt));
  async function* files(): AsyncGenerator<{ name: string; input: string | ReadableStream<Uint8Array>; lastModified: Date }> {
    yield { name: MANIFEST_NAME, input: `${JSON.stringify(manifest, null, 1)}\n`, lastModified };
    yield { name: CHECKSUMS, input: checksums(manifest.papers), lastModified };
    const missing: string[] = [];
    for (const { file, sha256 } of manifest.papers) {
      if (file === null) continue;
      if ((await needs.objects.has(sha256)) && (await needs.objects.isWhole(sha256))) {
        yield { name: file, input: await needs.objects.open(sha256), lastModified };
      } else {
        needs.tellOperator(`The content ${sha256} is not what was stored; it was left out of a locker taken away`);
        missing.push(file);
      }
    }
    if (missing.length > 0) yield { name: MISSING, input: missing.map((file) => `${file}\n`).join(''), lastModified };
  }
  return makeZip(files() as never) as unknown as ReadableStream<Uint8Array>;
}

/** The hashes of an archive, and what could not be taken along. */
export const CHECKSUMS = 'SHA256SUMS.txt';
export const MISSING = 'thieu.txt';

function describePaper(
  paper: LockerPaperShown,
  { nth, partyId, names }: { readonly nth: number; readonly partyId: string; readonly names: ExportNames },
): Manifest['papers'][number] {
  const { sha256, size, mediaType, fileName, type, name, level, standing, number, issuerId, issuedOn, expiresOn } = paper;
  return {
    file: paperState(paper.scan) === 'open' ? placeOf(nth, paper) : null,
    ...{ sha256, size, mediaType, fileName, type, name, own: paper.holderId === partyId, level, standing, number, issuedOn, expiresOn },
    issuer: issuerId === null ? null : names.agencyName(issuerId),
    origins: paper.origins.map(({ kind, at, dossierId, procedureCode, agencyId }) => ({
      ...{ kind, at, procedure: procedureCode },
      dossier: dossierId === null ? null : names.dossierNumber(dossierId),
      agency: agencyId === null ? null : names.agencyName(agencyId),
    })),
  };
}

function describeFact({ meaning, holds, otherwise }: KnownFact): ExportedFact[] {
  return [holds, ...otherwise].map(({ label, value, told, number, givenAt, confirmedAt, by, dossierId }, index) => ({
    ...{ meaning, label, value, told, dossier: number, givenAt, confirmedAt, holds: index === 0 },
    from: by === 'owner' ? 'owner' : dossierId === null ? 'account' : 'dossier',
  }));
}
