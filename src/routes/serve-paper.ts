import { error } from '@sveltejs/kit';
import type { Actor } from '#modules/account';
import { openDossier, type OpenedDossier } from '#modules/dossier/server';
import { papersOf } from '#modules/notice/server';
import { findObject, type ObjectStore } from '#modules/paper/server';
import type { Words } from '#messages';
import type { Db } from '#kernel/database';
import { sayIssuedName } from './issued-name.ts';

/** The last part of a result's address; papers have ids there. */
export const RESULT = 'ket-qua';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly objects: ObjectStore;
}

interface Served {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
}

/**
 * A paper of a dossier for whoever may read the dossier: one handed in, an official one, or the result. Opening the dossier asks the
 * permission and writes the look into the ledger; a paper of another dossier is not found here.
 */
export async function serveDossierPaper(
  asked: { readonly actor: Actor; readonly dossier: string; readonly paper: string; readonly words: Words },
  needs: Needs,
): Promise<Response> {
  const opened = await openDossier(asked, needs);
  if (!opened.ok) error(404, asked.words(`refusal.${opened.refusal.code}`, opened.refusal));
  const paper = await findServed(opened.value, asked, needs.db);
  if (!paper || !(await needs.objects.has(paper.sha256))) error(404, asked.words('refusal.paper.unknown'));

  const body = await needs.objects.open(paper.sha256);
  return new Response(body as unknown as ReadableStream<Uint8Array>, { headers: headersOf(paper) });
}

/** The paper of a mandate, for whoever may open the mandate; that was asked by the caller. One that is not known to be harmless yet waits. */
export async function serveKeptPaper(
  paper: Served,
  asked: { readonly words: Words },
  needs: Pick<Needs, 'db' | 'objects'>,
): Promise<Response> {
  const known = await findObject(needs.db, paper.sha256);
  if (!known || known.scan === 'waiting' || known.scan === 'infected' || !(await needs.objects.has(paper.sha256))) {
    error(404, asked.words('refusal.paper.unknown'));
  }
  const body = await needs.objects.open(paper.sha256);
  return new Response(body as unknown as ReadableStream<Uint8Array>, { headers: headersOf(paper) });
}

async function findServed(
  { dossier, contents }: OpenedDossier,
  { paper, words }: { readonly paper: string; readonly words: Words },
  db: Db,
): Promise<Served | null> {
  const given = contents.papers.find(({ id }) => id === paper);
  if (given) return given;
  if (paper === RESULT) {
    const object = dossier.resultPaper === null ? null : await findObject(db, dossier.resultPaper);
    return object && { ...object, name: `${words('dossier.result')} ${dossier.resultNumber ?? ''}`.trim() };
  }
  const issued = (await papersOf(db, dossier.id)).find(({ id }) => id === paper);
  return issued ? { sha256: issued.sha256, name: sayIssuedName(issued, words), mediaType: 'application/pdf' } : null;
}

const SHOWN: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' };

/**
 * What a stranger sent is never run as ours: shown only as what it was checked to be, with nothing loaded. Viewers of PDF refuse to work
 * in a sandbox and have one of their own, so only pictures are put into one.
 */
function headersOf({ name, mediaType }: Served): HeadersInit {
  const ending = SHOWN[mediaType];
  const named = ending === undefined || name.toLowerCase().endsWith(`.${ending}`) ? name : `${name}.${ending}`;
  const policy = [
    "default-src 'none'",
    "frame-ancestors 'none'",
    mediaType === 'application/pdf' ? "style-src 'unsafe-inline'" : 'sandbox',
  ];
  return {
    'content-type': ending === undefined ? 'application/octet-stream' : mediaType,
    'content-disposition': `${ending === undefined ? 'attachment' : 'inline'}; filename*=UTF-8''${encoded(named)}`,
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  };
}

/** RFC 8187: what `encodeURIComponent` leaves but a header value may not hold. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed().replaceAll('/', '-')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
