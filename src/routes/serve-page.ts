import { error } from '@sveltejs/kit';
import type { Actor } from '#modules/dossier';
import { atDesk, getContents, openDossier } from '#modules/dossier/server';
import { paperState, type PhotoTurn } from '#modules/paper';
import { PAGE_WIDTHS, pageImage, type PageImageNeeds, type PageWidth } from '#modules/paper/server';
import type { Words } from '#messages';
import type { Db } from '#kernel/database';
import { findServed } from './serve-paper.ts';

interface Asked {
  readonly actor: Actor;
  readonly dossier: string;
  readonly paper: string;
  /** As it stands in the address. */
  readonly page: string;
  readonly query: URLSearchParams;
  readonly words: Words;
}

interface Needs extends PageImageNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

const TURNS: readonly PhotoTurn[] = [0, 90, 180, 270];
const [TOO_SMALL_TO_READ] = PAGE_WIDTHS;

/**
 * One page of a dossier's paper as a picture, for an officer who may read the dossier. A page large enough to be read is a look of its
 * own in the ledger; the small ones in a strip belong to the opening of the dossier, which is there already.
 */
export async function serveDossierPage(asked: Asked, needs: Needs): Promise<Response> {
  const { words, query } = asked;
  const width = PAGE_WIDTHS.find((one) => String(one) === query.get('rong'));
  const turn = TURNS.find((one) => String(one) === (query.get('xoay') ?? '0'));
  const page = /^[1-9]\d{0,3}$/.test(asked.page) ? Number(asked.page) : null;
  if (width === undefined || turn === undefined || page === null) error(404, words('refusal.paper.unknown'));

  const opened = await open(asked, width, needs);
  const paper = await findServed(opened, asked, needs.db);
  if (!paper || paperState(paper.scan) !== 'open' || !(await needs.objects.has(paper.sha256))) error(404, words('refusal.paper.unknown'));
  const picture = await pageImage(paper, { page, width, turn }, needs);
  if (typeof picture === 'string') error(404, words('refusal.paper.unknown'));
  return new Response(new Uint8Array(picture), {
    headers: {
      'content-type': 'image/jpeg',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  });
}

async function open({ actor, dossier, paper, words }: Asked, width: PageWidth, needs: Needs) {
  if (width !== TOO_SMALL_TO_READ) {
    const opened = await openDossier({ actor, dossier, paper }, needs);
    if (!opened.ok) error(404, words(`refusal.${opened.refusal.code}`, opened.refusal));
    return opened.value;
  }
  const desk = await atDesk({ actor, dossierId: dossier }, needs);
  if (!desk.ok) error(404, words(`refusal.${desk.refusal.code}`, desk.refusal));
  return { dossier: desk.value.dossier, contents: await getContents(needs.db, desk.value.dossier.id) };
}
