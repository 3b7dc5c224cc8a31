import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { inVietnam } from '#kernel/clock';
import { showDay } from '#kernel/typed-day';
import { MOST_YEARS, yearsAfter, type TypedGrant } from '#modules/citizen';
import { desksOf, recordMandate } from '#modules/citizen/server';
import { procedureNames } from '#views/procedure-names';
import { officerHere } from '../../officer-here.ts';
import type { Actions, PageServerLoad } from './$types';

/** An officer writes down what a paper says; the paper is put to it on the next page. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const actor = officerHere(locals, url);
  const { needs, words } = locals;
  if (desksOf(actor).length === 0) error(403, words('acting.desk.receivers-only'));
  return {
    procedures: (await procedureNames(needs.db)).map(({ code, name }) => ({ value: code, label: name })),
    latest: showDay(yearsAfter(inVietnam(needs.now).toPlainDate().toString(), MOST_YEARS.counter)),
  };
};

interface Returned {
  readonly typed: TypedGrant & { readonly principal: string };
  readonly errors: { readonly field?: string; readonly text: string }[];
}

export const actions: Actions = {
  default: async ({ locals, request, url }): Promise<ActionFailure<Returned>> => {
    const actor = officerHere(locals, url);
    const { needs, words } = locals;
    const posted = await request.formData();
    const text = (name: string): string => {
      const value = posted.get(name);
      return typeof value === 'string' ? value : '';
    };
    const typed = {
      principal: text('principal'),
      to: text('to'),
      scope: text('scope'),
      procedures: posted.getAll('procedures').filter((code) => typeof code === 'string'),
      until: text('until'),
    };
    const recorded = await recordMandate({ actor, principalCccd: typed.principal, typed }, needs);
    if (recorded.ok) redirect(303, `/can-bo/uy-quyen/${recorded.value.mandateId}`);
    const { refusal } = recorded;
    if (refusal.code === 'grant.malformed') {
      const errors = refusal.issues.map((issue) => ({
        field: issue.field,
        text: words(`issue.${issue.code}`, issue.code === 'mandate.until-too-far' ? { latest: showDay(issue.latest) } : {}),
      }));
      return fail(422, { typed, errors });
    }
    const at = refusal.code === 'mandate.person-unknown' ? { field: refusal.field } : {};
    return fail(422, { typed, errors: [{ ...at, text: words(`refusal.${refusal.code}`) }] });
  },
};
