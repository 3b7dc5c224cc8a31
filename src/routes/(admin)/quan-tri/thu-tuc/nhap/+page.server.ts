import { fail } from '@sveltejs/kit';
import { listPaperTypes } from '#modules/paper/server';
import { bindsOpenDossiers, sayChange, sayFileRefusal, sayFlag } from '#modules/procedure';
import { stageImport } from '#modules/procedure/server';
import { provinceAdministratorHere } from '../../administrator-here.ts';
import { textOf } from '../../posted.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, url }) {
  await provinceAdministratorHere(locals, url);
};

/** More faults than this are told by their number only. */
const MOST_TOLD = 20;

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const { by } = await provinceAdministratorHere(locals, url);
    const { needs, words: t, lang } = locals;
    const reader = { lang, t };
    const posted = await request.formData();
    const file = posted.get('file');
    const pasted = textOf(posted, 'text');
    const text = file instanceof File && file.size > 0 ? await file.text() : pasted;
    if (text === '') return fail(422, { errors: [{ field: 'file', text: t('administration.import.missing') }], text: pasted });

    const paperTypes = new Set((await listPaperTypes(needs.db)).map(({ type }) => type));
    const asked = { publisher: { kind: 'administrator', ...by }, text } as const;
    const staged = await stageImport(asked, { ...needs, pack: needs.pack.procedures(), paperTypes });
    if (!staged.ok) {
      const { refusal } = staged;
      const texts = refusal.code === 'procedure.not-allowed' ? [t(`refusal.${refusal.code}`)] : sayFileRefusal(refusal, reader);
      return fail(422, { errors: texts.slice(0, MOST_TOLD).map((one) => ({ field: 'file', text: one })), text: pasted });
    }
    return {
      read: staged.value.map(({ code, name, standing, number, changes, flags }) => ({
        code,
        name,
        standing,
        number,
        changes: changes.map((change) => ({ text: sayChange(change, reader), newOnly: !bindsOpenDossiers(change) })),
        flags: flags.map((flag) => sayFlag(flag, reader)),
      })),
    };
  },
};
