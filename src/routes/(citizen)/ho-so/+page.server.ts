import { readInbox } from '#modules/notice/server';
import { myDossiers } from '#views/my-dossiers';
import { citizenHere } from './citizen-here.ts';
import { showRow } from './show-row.ts';
import type { PageServerLoad } from './$types';

const DONE = ['deleted', 'gone'] as const;

/** Everything of whoever is signed in: what waits for them first, what they are preparing, then the rest. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const actor = citizenHere(locals, url);
  const { needs } = locals;
  const after = url.searchParams.get('after') ?? undefined;
  const found = await myDossiers(needs.db, { personId: actor.personId, after });
  const inbox = await readInbox({ actor }, needs);
  return {
    done: DONE.find((one) => one === url.searchParams.get('done')) ?? null,
    unread: inbox.ok ? inbox.value.unread : 0,
    drafts: found.drafts,
    dossiers: await Promise.all(found.dossiers.map((dossier) => showRow(dossier, needs))),
    first: after === undefined ? null : '/ho-so',
    next: found.next === null ? null : `/ho-so?after=${encodeURIComponent(found.next)}`,
  };
};
