import { error } from '@sveltejs/kit';
import { lastFact } from '#modules/dossier';
import { fillTemplate, findRegisterLine, papersOf } from '#modules/notice/server';
import { dossierStory } from '#views/dossier-story';
import { numberOf, openOwn } from '../open-own.ts';
import { readReceipt } from './read-receipt.ts';
import type { PageServerLoad } from './$types';

/** The receipt of a dossier as a page to read and to print: the very words of the official paper. */
export const load: PageServerLoad = async function load({ locals, params, url }) {
  const { needs, words } = locals;
  const page = await openOwn(locals, { url, params });
  const received = lastFact(page.facts, 'received');
  if (!received) error(404, words('dossiers.receipt.none'));

  const story = await dossierStory(needs.db, { dossierId: page.dossier.id, seq: received.seq });
  const register = await findRegisterLine(needs.db, page.dossier.id);
  const filled = story && fillTemplate(story, { ...needs, words: needs.lawWords, register });
  if (!filled) throw new Error(`No receipt of dossier ${page.dossier.id}`);
  const printed = (await papersOf(needs.db, page.dossier.id)).find(({ factId }) => factId === received.id);
  const base = `/ho-so/${numberOf(page)}`;
  return {
    base,
    number: numberOf(page),
    paperNumber: filled.number,
    trackAt: `${needs.origin}/tra-cuu`,
    pdf: printed ? `${base}/giay-to/${printed.id}` : null,
    receipt: readReceipt(filled.data),
  };
};
