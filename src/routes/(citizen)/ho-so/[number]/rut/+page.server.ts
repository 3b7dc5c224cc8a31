import { fail, redirect } from '@sveltejs/kit';
import { newId } from '#kernel/ids';
import { actOnOwn, textIn } from '../act-on-own.ts';
import { numberOf, openOwn } from '../open-own.ts';
import type { Actions, PageServerLoad } from './$types';

/** Asks why, and once more whether, before a dossier is taken back. */
export const load: PageServerLoad = async function load({ locals, params, url }) {
  const page = await openOwn(locals, { url, params });
  const number = numberOf(page);
  return {
    number,
    base: `/ho-so/${number}`,
    procedureName: page.procedureName,
    version: page.dossier.version,
    requestId: newId(),
    possible: page.actions.includes('request-withdrawal'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request } = event;
    const posted = await request.formData();
    const reason = textIn(posted, 'reason');
    const values = { reason, sure: textIn(posted, 'sure') === 'yes' };
    if (!values.sure) {
      const errors: Readonly<Record<string, string>> = { sure: locals.words('dossiers.withdraw.sure.needed') };
      return fail(422, { values, errors, general: null });
    }

    const refused = await actOnOwn(event, { action: 'request-withdrawal', posted, body: reason.trim() === '' ? {} : { reason } });
    if (refused) return fail(422, { values, ...refused });
    redirect(303, `/ho-so/${encodeURIComponent(params.number)}?done=withdrawn`);
  },
};
