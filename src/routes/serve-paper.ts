import { error } from '@sveltejs/kit';
import type { Actor } from '#modules/account';
import { handedIn, photosOf } from '#modules/dossier';
import { bindDraftPhotos, noteDraftRead, openDossier, ownDraft, type OpenedDossier } from '#modules/dossier/server';
import { papersOf } from '#modules/notice/server';
import { paperState, type ScanState } from '#modules/paper';
import { findObject, onceScanned, type ObjectStore, type ReceiveNeeds } from '#modules/paper/server';
import type { Words } from '#messages';
import type { Db } from '#kernel/database';
import { sayIssuedName } from './issued-name.ts';

/** The last part of a result's address; papers have ids there. */
export const RESULT = 'ket-qua';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly objects: ObjectStore;
  readonly tellOperator: (message: string) => void;
}

/** What is handed out: a content, under which name and as what, and what is known of its safety. */
export interface Served {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly scan: ScanState;
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
  return handOut(paper, asked.words, needs);
}

/** Hands a content out once it was found safe: while it is being checked, and after it was put away, nobody gets it. */
async function handOut(paper: Served | null, words: Words, needs: Pick<Needs, 'objects' | 'tellOperator'>): Promise<Response> {
  const state = paper && paperState(paper.scan);
  if (state === 'checking') error(409, words('refusal.paper.checking'));
  if (state === 'infected') error(410, words('refusal.paper.quarantined'));
  if (!paper || !(await needs.objects.has(paper.sha256))) error(404, words('refusal.paper.unknown'));
  // Said before the first byte: half a paper, or another one, is worse than none.
  if (!(await needs.objects.isWhole(paper.sha256))) {
    needs.tellOperator(`The content ${paper.sha256} is not what was stored; a backup has it under the same hash`);
    error(500, words('refusal.paper.damaged'));
  }

  const body = await needs.objects.open(paper.sha256);
  return new Response(body as unknown as ReadableStream<Uint8Array>, { headers: headersOf(paper) });
}

/** The last part of the address of the PDF that the photos of a component become. */
export const BOUND = 'anh-';

/**
 * A file of somebody's own draft, or, at `anh-COMPONENT`, the PDF that its photos become: exactly what would be sent. Whoever prepares it
 * for another leaves a line in the ledger.
 */
export async function serveDraftPaper(
  asked: { readonly actor: Actor; readonly draftId: string; readonly paper: string; readonly words: Words },
  needs: ReceiveNeeds & Pick<Needs, 'tellOperator'>,
): Promise<Response> {
  const isBound = asked.paper.startsWith(BOUND);
  const found = isBound ? await bindDraftPhotos(asked, needs) : await ownDraft(needs.db, asked.actor, asked.draftId);
  if (!found.ok) error(404, asked.words('refusal.draft.unknown'));
  const draft = found.value;
  await noteDraftRead(needs.db, { actor: asked.actor, draft, paper: asked.paper }, needs.now);
  const component = asked.paper.slice(BOUND.length);
  const photos = isBound ? photosOf(draft, component) : [];
  const paper = isBound
    ? handedIn(draft).find((one) => one.component === component && one.id === photos[0]?.id)
    : draft.papers.find(({ id }) => id === asked.paper);
  // Made or sent a moment ago, it is usually checked within another.
  if (paper?.scan === 'waiting' && (await onceScanned(needs.db, [paper.sha256], CHECK_PATIENCE))) {
    const object = await findObject(needs.db, paper.sha256);
    return handOut(object && { ...paper, scan: object.scan }, asked.words, needs);
  }
  return handOut(paper ?? null, asked.words, needs);
}

const CHECK_PATIENCE = 3000; // milliseconds

/** The paper of a mandate, for whoever may open the mandate; that was asked by the caller. One that is not known to be harmless yet waits. */
export async function serveKeptPaper(
  paper: Omit<Served, 'scan'>,
  { words }: { readonly words: Words },
  needs: Pick<Needs, 'db' | 'objects' | 'tellOperator'>,
): Promise<Response> {
  const object = await findObject(needs.db, paper.sha256);
  return handOut(object && { ...paper, scan: object.scan }, words, needs);
}

/** A paper of a dossier that somebody may read, by the last part of its address: one handed in, an official one, or the result. */
export async function findServed(
  { dossier, contents }: Pick<OpenedDossier, 'dossier' | 'contents'>,
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
  return issued ? { sha256: issued.sha256, name: sayIssuedName(issued, words), mediaType: 'application/pdf', scan: 'ours' } : null;
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
