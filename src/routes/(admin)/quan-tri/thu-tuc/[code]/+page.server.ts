import { error, fail, redirect } from '@sveltejs/kit';
import { bindsOpenDossiers, sayChange, sayFileRefusal, sayFlag } from '#modules/procedure';
import { listRevisions, publishStaged, stagedBeside, withdrawStaged } from '#modules/procedure/server';
import { changesTold } from '#views/changes-told';
import { provinceAdministratorHere } from '../../administrator-here.ts';
import { sayChanges } from '../../said-change.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, params: { code }, url }) {
  await provinceAdministratorHere(locals, url);
  const { needs, words: t, lang } = locals;
  const { staged, inForce, changes } = await stagedBeside(needs.db, code);
  const shown = staged ?? inForce;
  if (!shown) error(404, t('administration.procedure.unknown'));
  const reader = { lang, t };
  return {
    code,
    name: shown.content.record.name,
    inForce: inForce?.number ?? null,
    staged: staged && { number: staged.number, isNew: inForce === null },
    changes: changes.map((change, index) => ({ index, text: sayChange(change, reader), newOnly: !bindsOpenDossiers(change) })),
    flags: shown.flags.map((flag, index) => ({ index, text: sayFlag(flag, reader), at: flag.at })),
    revisions: await listRevisions(needs.db, code),
    told: sayChanges(await changesTold(needs.db, { kind: 'procedure', id: code }), t),
    done: url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  publish: async ({ locals, params: { code }, url }) => {
    const { by } = await provinceAdministratorHere(locals, url);
    const { needs, words: t, lang } = locals;
    const asked = { publisher: { kind: 'administrator', ...by }, codes: [code] } as const;
    const published = await publishStaged(asked, { ...needs, pack: needs.pack.procedures() });
    if (published.ok) redirect(303, `${url.pathname}?done=procedures-published`);
    const { refusal } = published;
    const texts = refusal.code === 'procedure.not-allowed' ? [t(`refusal.${refusal.code}`)] : sayFileRefusal(refusal, { lang, t });
    return fail(422, { errors: texts.map((text) => ({ text })) });
  },
  withdraw: async ({ locals, params: { code }, url }) => {
    const { by } = await provinceAdministratorHere(locals, url);
    const withdrawn = await withdrawStaged({ publisher: { kind: 'administrator', ...by }, code }, locals.needs);
    if (!withdrawn.ok) return fail(422, { errors: [{ text: locals.words(`refusal.${withdrawn.refusal.code}`) }] });
    const { inForce } = await stagedBeside(locals.needs.db, code);
    // A procedure that was never published is gone with what was staged of it.
    redirect(303, `${inForce ? url.pathname : '/quan-tri/thu-tuc'}?done=staged-withdrawn`);
  },
};
