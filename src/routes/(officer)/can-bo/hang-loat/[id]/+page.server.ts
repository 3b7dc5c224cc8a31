import { error, redirect } from '@sveltejs/kit';
import { haltBulkRun, ownBulkRun } from '#modules/queue/server';
import { isMessageKey, type Words } from '#messages';
import { bulkResults, type BulkResult } from '#views/bulk-results';
import { officerHere } from '../../officer-here.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, params, url }) {
  const actor = officerHere(locals, url);
  const { needs, words: t } = locals;
  const own = await ownBulkRun({ actor, runId: params.id }, needs);
  if (!own.ok) error(404, t('queue.run.unknown'));
  const { id, action, total, state, done, refused, askedAt } = own.value;
  const onlyRefused = url.searchParams.get('only') === 'refused';
  const results = await bulkResults(needs.db, { runId: id, onlyRefused });
  return {
    run: { id, action, total, state, done, refused, askedAt },
    onlyRefused,
    rows: results.map((row) => ({
      id: row.dossierId,
      position: row.position,
      number: row.number,
      state: row.state === 'waiting' && state !== 'running' ? ('left' as const) : row.state,
      why: row.refusal ? sayWhy(row.refusal, t) : null,
      endedAt: row.endedAt,
    })),
  };
};

export const actions: Actions = {
  halt: async ({ locals, params, url }) => {
    const actor = officerHere(locals, url);
    const halted = await haltBulkRun({ actor, runId: params.id }, locals.needs);
    if (!halted.ok) error(404, locals.words('queue.run.unknown'));
    redirect(303, `/can-bo/hang-loat/${params.id}`);
  },
};

/** Why one dossier was left alone, in a sentence. */
function sayWhy(refusal: NonNullable<BulkResult['refusal']>, t: Words): string {
  if (refusal.code === 'dossier.changed') return t('queue.run.changed');
  const state = 'state' in refusal ? String(refusal.state) : '';
  const key = `dossier.place.${state}`;
  if (refusal.code === 'dossier.not-allowed' && isMessageKey(key)) return t('queue.run.not-here', { state: t(key) });
  const said = `refusal.${refusal.code}`;
  return t(isMessageKey(said) ? said : 'refusal.request.malformed', { ...refusal });
}
