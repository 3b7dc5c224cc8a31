import { fail, redirect } from '@sveltejs/kit';
import { sayFileRefusal } from '#modules/procedure';
import { publishStaged } from '#modules/procedure/server';
import { codesStaged, proceduresKept } from '#views/procedures-kept';
import { provinceAdministratorHere } from '../administrator-here.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, url }) {
  await provinceAdministratorHere(locals, url);
  const { needs } = locals;
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const after = url.searchParams.get('after') ?? undefined;
  const { rows, next } = await proceduresKept(needs.db, { q, after });
  const address = (more: Record<string, string>) =>
    `/quan-tri/thu-tuc?${new URLSearchParams({ ...(q === '' ? {} : { q }), ...more }).toString()}`;
  return {
    q,
    rows,
    next: next === null ? null : address({ after: next }),
    first: after === undefined ? null : address({}),
    waiting: (await codesStaged(needs.db)).length,
    done: url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  publish: async ({ locals, url }) => {
    const { by } = await provinceAdministratorHere(locals, url);
    const { needs, words: t, lang } = locals;
    const codes = await codesStaged(needs.db);
    const published = await publishStaged(
      { publisher: { kind: 'administrator', ...by }, codes },
      { ...needs, pack: needs.pack.procedures() },
    );
    if (published.ok) redirect(303, '/quan-tri/thu-tuc?done=procedures-published');
    const { refusal } = published;
    const texts = refusal.code === 'procedure.not-allowed' ? [t(`refusal.${refusal.code}`)] : sayFileRefusal(refusal, { lang, t });
    return fail(422, { errors: texts.map((text) => ({ text })) });
  },
};
