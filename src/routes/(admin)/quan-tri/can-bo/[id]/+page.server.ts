import { error, fail, redirect } from '@sveltejs/kit';
import {
  deactivateOfficer,
  entrustRole,
  reactivateOfficer,
  renewCredentials,
  takeRoleBack,
  type ChangeOfficerRefusal,
  type RenewRefusal,
} from '#modules/account/server';
import { provincialSeats } from '#modules/agency';
import { OFFICER_ROLES, readRoleAtAgency } from '#modules/staff';
import { inVietnam } from '#kernel/clock';
import { isId } from '#kernel/ids';
import { readTypedDay } from '#kernel/typed-day';
import type { Words } from '#messages';
import { administratorHere } from '../../administrator-here.ts';
import { textOf, type Wrong } from '../../posted.ts';
import { proveAgain } from '../../prove-again.ts';
import { showCredentials } from '../show-credentials.ts';
import { showOfficer } from './show-officer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async function load({ locals, params, url }) {
  const here = await administratorHere(locals, url);
  const shown = await showOfficer(params.id, { ...here, t: locals.words }, locals.needs);
  if (!shown) error(404, locals.words('refusal.officer.unknown'));
  return { ...shown, done: url.searchParams.get('done') };
};

type Refused = ChangeOfficerRefusal | RenewRefusal;

export const actions: Actions = {
  prove: proveAgain,
  grant: async (event) => {
    const { posted, asked, t, today } = await read(event);
    const role = OFFICER_ROLES.find((one) => one === textOf(posted, 'role'));
    const agency = asked.agencies.find(textOf(posted, 'agency'));
    const typedEnd = textOf(posted, 'endsOn');
    const endsOn = typedEnd === '' ? null : readTypedDay(typedEnd, today);
    const reason = textOf(posted, 'reason').slice(0, 300);
    const errors: Wrong[] = [
      ...(role ? [] : [{ field: 'role', text: t('issue.role.required') }]),
      ...(agency ? [] : [{ field: 'agency', text: t('issue.agency.required') }]),
      ...(endsOn === null || endsOn.ok ? [] : [{ field: 'endsOn', text: t('issue.day.unreadable') }]),
    ];
    const typed = { role: role ?? '', agency: agency?.id ?? '', endsOn: typedEnd, reason };
    if (!role || !agency || errors.length > 0) return fail(422, { typed, errors });
    const given = { ...asked, role: { role, agencyId: agency.id }, endsOn: endsOn?.ok ? endsOn.day : null, today, reason: reason || null };
    const entrusted = await entrustRole(given, asked.needs);
    if (!entrusted.ok) return fail(422, { typed, errors: [wrongOf(entrusted.refusal, t)] });
    redirect(303, `${event.url.pathname}?done=role-granted`);
  },
  end: async (event) => {
    const { posted, asked, t } = await read(event);
    const role = readRoleAtAgency(textOf(posted, 'held'));
    const unknown: Wrong[] = [{ text: t('issue.role.required') }];
    if (!role) return fail(422, { errors: unknown });
    const taken = await takeRoleBack({ ...asked, role, reason: textOf(posted, 'reason').slice(0, 300) || null }, asked.needs);
    if (!taken.ok) return fail(422, { errors: [wrongOf(taken.refusal, t)] });
    redirect(303, `${event.url.pathname}?done=role-ended`);
  },
  deactivate: async (event) => {
    const { asked, t } = await read(event);
    const done = await deactivateOfficer(asked, asked.needs);
    if (!done.ok) return fail(422, { errors: [wrongOf(done.refusal, t)] });
    redirect(303, `${event.url.pathname}?done=officer-deactivated`);
  },
  reactivate: async (event) => {
    const { asked, t } = await read(event);
    const done = await reactivateOfficer(asked, asked.needs);
    if (!done.ok) return fail(422, { errors: [wrongOf(done.refusal, t)] });
    redirect(303, `${event.url.pathname}?done=officer-reactivated`);
  },
  renew: async (event) => {
    const { posted, asked, t } = await read(event);
    const what = textOf(posted, 'what') === 'authenticator' ? 'authenticator' : 'password';
    const renewed = await renewCredentials({ ...asked, what }, asked.needs);
    if (!renewed.ok) return fail(422, { errors: [wrongOf(renewed.refusal, t)] });
    return { given: showCredentials(renewed.value, asked.needs.origin) };
  },
};

/** Who asks about whom, before anything of the form is looked at. */
async function read({ locals, params, request, url }: RequestEvent) {
  const { by, agencies } = await administratorHere(locals, url);
  if (!isId(params.id)) error(404, locals.words('refusal.officer.unknown'));
  const needs = { ...locals.needs, provincialSeats: provincialSeats(agencies) };
  const today = inVietnam(needs.now).toPlainDate().toString();
  return { posted: await request.formData(), asked: { by, officerId: params.id, agencies, needs }, t: locals.words, today };
}

function wrongOf(refusal: Refused, t: Words): Wrong {
  const text = t(`refusal.${refusal.code}`, { ...refusal });
  return refusal.code === 'role.ends-before' ? { field: 'endsOn', text } : { text };
}
