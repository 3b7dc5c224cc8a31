import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { CLAIM_FIELDS, hasProfile, ORGANISATION_KINDS, type TypedClaim } from '#modules/citizen';
import { claimOrganisation, getPerson } from '#modules/citizen/server';
import { readUnits } from '#modules/place/server';
import { citizenHere } from '../../ho-so/citizen-here.ts';
import { unitOptions } from '../../nop-ho-so/unit-options.ts';
import { textIn } from '../uy-quyen/read-mandate-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** Somebody says which organisation they represent; the paper comes on the next page. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const actor = citizenHere(locals, url);
  const { needs, words } = locals;
  if (!hasProfile(await getPerson(needs.db, actor.personId))) redirect(303, '/tai-khoan?next=%2Ftai-khoan%2Fto-chuc');
  return {
    kinds: ORGANISATION_KINDS.map((kind) => ({ value: kind, label: words(`acting.claim.kind.${kind}`) })),
    units: unitOptions(await readUnits(needs.db), words),
  };
};

interface Returned {
  readonly typed: TypedClaim;
  readonly errors: { readonly field?: string; readonly text: string }[];
}

export const actions: Actions = {
  default: async ({ locals, request, url }): Promise<ActionFailure<Returned>> => {
    const actor = citizenHere(locals, url);
    const { needs, words } = locals;
    const posted = await request.formData();
    const typed = Object.fromEntries(CLAIM_FIELDS.map((field) => [field, textIn(posted, field)])) as TypedClaim;
    const claimed = await claimOrganisation({ actor, typed }, needs);
    if (claimed.ok) redirect(303, `/tai-khoan/to-chuc/${claimed.value.mandateId}`);
    const { refusal } = claimed;
    if (refusal.code === 'claim.malformed') {
      return fail(422, {
        typed,
        errors: refusal.issues.map((issue) => ({ field: issue.field, text: words(`issue.${issue.code}`, issue) })),
      });
    }
    return fail(422, { typed, errors: [{ text: words(`refusal.${refusal.code}`, { ...refusal }) }] });
  },
};
