import { error, fail, redirect } from '@sveltejs/kit';
import { isBulkAction, type BulkAction } from '#modules/queue';
import { startBulkRun, type StartBulkRefusal } from '#modules/queue/server';
import type { Words } from '#messages';
import { recentRuns } from '#views/bulk-results';
import { isId, newId } from '#kernel/ids';
import { officerHere } from '../officer-here.ts';
import { prepareRun } from './prepare-run.ts';
import { readPicks, textIn } from './read-picks.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, url }) {
  const officer = officerHere(locals, url);
  return { recent: await recentRuns(locals.needs.db, officer.officerId) };
};

export const actions: Actions = {
  prepare: async ({ locals, request, url }) => {
    const officer = officerHere(locals, url);
    const prepared = await prepareRun(officer, { form: await request.formData(), t: locals.words }, locals.needs);
    return { prepared, errors: [], values: {} };
  },

  start: async ({ locals, request, url }) => {
    const actor = officerHere(locals, url);
    const { needs, words: t } = locals;
    const form = await request.formData();
    const action = textIn(form, 'action');
    if (!isBulkAction(action)) error(400, t('refusal.request.malformed'));
    const asked = textIn(form, 'requestId');
    const requestId = isId(asked) ? asked : newId();
    const begun = await startBulkRun({ actor, action, picks: readPicks(form), body: bodyOf(action, form), requestId }, needs);
    if (begun.ok) redirect(303, `/can-bo/hang-loat/${begun.value.id}`);

    const prepared = await prepareRun(actor, { form, t }, needs);
    const values = {
      officerIds: form.getAll('officerIds').map(String),
      channel: textIn(form, 'channel'),
      proposal: textIn(form, 'proposal'),
    };
    return fail(422, { prepared, errors: sayRefusal(begun.refusal, { action, t }), values });
  },
};

/** What is said of every dossier, as the form gave it. */
function bodyOf(action: BulkAction, form: FormData): Record<string, unknown> {
  if (action === 'assign') return { officerIds: form.getAll('officerIds').filter((id) => typeof id === 'string') };
  if (action === 'hand-over') return { channel: textIn(form, 'channel') || 'electronic' };
  if (action === 'complete-step') return { proposal: textIn(form, 'proposal') };
  return {};
}

function sayRefusal(
  refusal: StartBulkRefusal,
  { action, t }: { readonly action: BulkAction; readonly t: Words },
): { field?: string; text: string }[] {
  if (refusal.code === 'request.malformed' && action === 'assign') return [{ field: 'officerIds', text: t('queue.bulk.issue.officers') }];
  if (refusal.code === 'request.malformed' && action === 'complete-step')
    return [{ field: 'proposal', text: t('queue.bulk.issue.proposal') }];
  if (refusal.code === 'bulk.empty') return [{ text: t('queue.bulk.none') }];
  return [{ text: t('refusal.request.malformed') }];
}
