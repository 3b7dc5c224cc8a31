import { error, fail, redirect } from '@sveltejs/kit';
import { looksAfter, type Agency } from '#modules/agency';
import { changeAgency, changesToCome, closeAgency, keepAgencyOpen, withdrawAgencyChange } from '#modules/agency/server';
import { readCalendars } from '#modules/calendar/server';
import { inVietnam } from '#kernel/clock';
import { readTypedDay, showDay } from '#kernel/typed-day';
import { agencyWork } from '#views/agency-work';
import { changesTold } from '#views/changes-told';
import { countOfficersAt } from '#views/officers-at';
import { administratorHere } from '../../administrator-here.ts';
import { textOf } from '../../posted.ts';
import { sayChanges } from '../../said-change.ts';
import { sayPlan } from '../../say-plan.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One agency of those the administrator looks after; any other is as good as none. */
async function agencyHere({ locals, params, url }: Pick<RequestEvent, 'locals' | 'params' | 'url'>) {
  const here = await administratorHere(locals, url);
  const agency = here.agencies.find(params.id);
  if (!agency || !looksAfter(here.by, agency.id)) error(404, locals.words('refusal.agency.unknown'));
  return { ...here, agency, today: inVietnam(locals.needs.now).toPlainDate().toString() };
}

export const load: PageServerLoad = async function load(event) {
  const { agency, agencies, today } = await agencyHere(event);
  const { needs, words: t, lang } = event.locals;
  const { plans } = await readCalendars(needs.db);
  const planned = await changesToCome(needs.db, agency.id);
  const counts = await countOfficersAt(needs.db);
  const options = plans.map((plan) => ({ value: plan.id, label: sayPlan(plan, { lang, t }) }));
  const linked = ({ id, name }: Agency) => ({ id, name });
  const above = agency.parentId === null ? null : agencies.find(agency.parentId);
  return {
    agency: { ...agency, kind: t(`agency.kind.${agency.kind}`), officers: counts.get(agency.id) ?? 0 },
    above: above && linked(above),
    below: agencies.childrenOf(agency.id).map(linked),
    plans: options,
    today: showDay(today),
    opens: agency.opensOn !== null && agency.opensOn > today ? showDay(agency.opensOn) : null,
    closes: agency.closesOn === null ? null : { on: showDay(agency.closesOn), over: agency.closesOn <= today },
    work: agency.parentId === null ? null : await agencyWork(needs.db, agency.id),
    planned: planned.map(({ id, effectiveOn, name, sessionPlanId, address, phone }) => ({
      id,
      from: showDay(effectiveOn),
      parts: [name, options.find(({ value }) => value === sessionPlanId)?.label ?? sessionPlanId, address, phone].filter(
        (part) => part !== null,
      ),
    })),
    changes: sayChanges(await changesTold(needs.db, { kind: 'agency', id: agency.id }), t),
    done: event.url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  change: async (event) => {
    const { by, agency, today } = await agencyHere(event);
    const { needs, words: t } = event.locals;
    const posted = await event.request.formData();
    const typed = {
      name: textOf(posted, 'name'),
      sessionPlanId: textOf(posted, 'sessionPlanId'),
      address: textOf(posted, 'address'),
      phone: textOf(posted, 'phone'),
      effectiveOn: textOf(posted, 'effectiveOn'),
    };
    const day = typed.effectiveOn === '' ? ({ ok: true, day: today } as const) : readTypedDay(typed.effectiveOn, today);
    if (!day.ok) return fail(422, { typed, errors: [{ field: 'effectiveOn', text: t('issue.day.unreadable') }] });
    const changed = await changeAgency({ by, agencyId: agency.id, typed: { ...typed, effectiveOn: day.day } }, needs);
    if (!changed.ok) {
      const { refusal } = changed;
      const facts = 'latest' in refusal ? { latest: showDay(refusal.latest) } : { ...refusal };
      return fail(422, { typed, errors: [{ field: FIELD_OF[refusal.code] ?? 'name', text: t(`refusal.${refusal.code}`, facts) }] });
    }
    redirect(303, `${event.url.pathname}?done=agency-changed`);
  },
  close: async (event) => {
    const { by, agency, today } = await agencyHere(event);
    const { needs, words: t } = event.locals;
    const closing = textOf(await event.request.formData(), 'closesOn');
    const day = closing === '' ? ({ ok: true, day: today } as const) : readTypedDay(closing, today);
    if (!day.ok) return fail(422, { closing, errors: [{ field: 'closesOn', text: t('issue.day.unreadable') }] });
    const closed = await closeAgency({ by, agencyId: agency.id, effectiveOn: day.day }, { ...needs, workAt: agencyWork });
    if (closed.ok) redirect(303, `${event.url.pathname}?done=agency-closed`);
    const { refusal } = closed;
    const facts = 'latest' in refusal ? { latest: showDay(refusal.latest) } : { ...refusal };
    return fail(422, { closing, errors: [{ field: 'closesOn', text: t(`refusal.${refusal.code}`, facts) }] });
  },
  keep: async (event) => {
    const { by, agency } = await agencyHere(event);
    const kept = await keepAgencyOpen({ by, agencyId: agency.id }, event.locals.needs);
    if (!kept.ok) return fail(422, { errors: [{ field: 'closing', text: event.locals.words(`refusal.${kept.refusal.code}`) }] });
    redirect(303, `${event.url.pathname}?done=agency-withdrawn`);
  },
  withdraw: async (event) => {
    const { by, agency } = await agencyHere(event);
    const { needs, words: t } = event.locals;
    const changeId = textOf(await event.request.formData(), 'change');
    const withdrawn = await withdrawAgencyChange({ by, agencyId: agency.id, changeId }, needs);
    if (!withdrawn.ok) return fail(422, { errors: [{ field: 'planned', text: t(`refusal.${withdrawn.refusal.code}`) }] });
    redirect(303, `${event.url.pathname}?done=agency-withdrawn`);
  },
};

const FIELD_OF: Readonly<Record<string, string>> = {
  'agency.change-past': 'effectiveOn',
  'agency.change-too-far': 'effectiveOn',
  'agency.plan-unknown': 'sessionPlanId',
  'agency.address-too-long': 'address',
  'agency.phone-malformed': 'phone',
};
