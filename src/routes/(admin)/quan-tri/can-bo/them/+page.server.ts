import { fail } from '@sveltejs/kit';
import { enrolOfficer, type EnrolRefusal } from '#modules/account/server';
import { OFFICER_ROLES } from '#modules/staff';
import { isProven, PROOF_LASTS } from '#modules/staff/server';
import type { Words } from '#messages';
import { administratorHere } from '../../administrator-here.ts';
import { agencyOptions } from '../../agency-options.ts';
import { textOf, type Wrong } from '../../posted.ts';
import { proveAgain } from '../../prove-again.ts';
import { showCredentials } from '../show-credentials.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, url }) {
  const { by, agencies } = await administratorHere(locals, url);
  const { needs, words: t } = locals;
  return {
    proven: isProven(by, needs.now),
    minutes: PROOF_LASTS,
    agencies: agencyOptions(agencies, by),
    roles: OFFICER_ROLES.map((one) => ({ value: one, label: t(`dossier.role.${one}`) })),
  };
};

export const actions: Actions = {
  prove: proveAgain,
  add: async ({ locals, request, url }) => {
    const { by, agencies } = await administratorHere(locals, url);
    const { needs, words: t } = locals;
    const posted = await request.formData();
    const typed = {
      fullName: textOf(posted, 'fullName'),
      login: textOf(posted, 'login'),
      phone: textOf(posted, 'phone'),
      email: textOf(posted, 'email'),
      role: textOf(posted, 'role'),
      agency: textOf(posted, 'agency'),
    };
    const role = OFFICER_ROLES.find((one) => one === typed.role);
    const agency = agencies.find(typed.agency);
    const errors: Wrong[] = [
      ...(role ? [] : [{ field: 'role', text: t('issue.role.required') }]),
      ...(agency ? [] : [{ field: 'agency', text: t('issue.agency.required') }]),
    ];
    if (!role || !agency) return fail(422, { typed, errors });
    const enrolled = await enrolOfficer({ by, ...typed, roles: [{ role, agencyId: agency.id }] }, needs);
    if (!enrolled.ok) return fail(422, { typed, errors: [wrongOf(enrolled.refusal, t)] });
    return { given: showCredentials(enrolled.value, needs.origin) };
  },
};

function wrongOf(refusal: EnrolRefusal, t: Words): Wrong {
  const [subject] = refusal.code.split('.');
  const fields: Readonly<Record<string, string>> = { name: 'fullName', login: 'login', email: 'email', phone: 'phone' };
  const field = fields[subject ?? ''];
  const text = isIssue(refusal) ? t(`issue.${refusal.code}`, { ...refusal }) : t(`refusal.${refusal.code}`, { ...refusal });
  return field === undefined ? { text } : { field, text };
}

type Issue = Extract<EnrolRefusal, { code: `name.${string}` | `email.${string}` | `phone.${string}` }>;

function isIssue(refusal: EnrolRefusal): refusal is Issue {
  return /^(name|email|phone)\./.test(refusal.code);
}
