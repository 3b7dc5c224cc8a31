import { error, fail, redirect } from '@sveltejs/kit';
import { keepView, ownViews, type KeepViewRefusal } from '#modules/queue/server';
import type { Words } from '#messages';
import { isDeskAction } from './ho-so/[id]/desk-actions.ts';
import { officerHere } from './officer-here.ts';
import { queueQuery } from './queue-address.ts';
import { readList, showQueue } from './show-queue.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, url }) {
  const officer = officerHere(locals, url);
  const { needs, words: t } = locals;
  const done = url.searchParams.get('done') ?? '';
  const queue = await showQueue(officer, { query: url.searchParams, t }, needs);
  if (queue.seat === null && officer.roles.some(({ role }) => role === 'administrator')) redirect(303, '/quan-tri');
  const views = (await ownViews({ actor: officer }, needs)).map(({ id, name, query }) => ({
    id,
    name,
    href: `/can-bo?${query}`,
    current: query === queue.query,
  }));
  return {
    ...queue,
    views,
    file: `/api/v1/desk/queue.csv?${queue.query}&lang=${locals.lang}`,
    kept: views.find(({ id }) => id === url.searchParams.get('kept'))?.name ?? null,
    done: isDeskAction(done) ? done : null,
  };
};

export const actions: Actions = {
  keep: async ({ locals, request, url }) => {
    const actor = officerHere(locals, url);
    const { needs, words: t } = locals;
    const typed = (await request.formData()).get('name');
    const name = typeof typed === 'string' ? typed : '';
    const query = queueQuery(readList(actor, url.searchParams).list);
    const kept = await keepView({ actor, name, query }, needs);
    if (!kept.ok) return fail(422, { refused: { name, text: sayRefusal(kept.refusal, t) } });
    redirect(303, `/can-bo?${query}&kept=${kept.value.id}`);
  },
};

function sayRefusal(refusal: KeepViewRefusal, t: Words): string {
  if (refusal.code === 'queue.officers-only') error(403, t('desk.officers-only'));
  const { code, ...facts } = refusal;
  return t(`queue.view.refused.${code.slice('view.'.length) as 'name-missing' | 'name-taken' | 'too-many'}`, facts);
}
