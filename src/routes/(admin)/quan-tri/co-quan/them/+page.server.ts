import { fail, redirect } from '@sveltejs/kit';
import { addAgency } from '#modules/agency/server';
import { readCalendars } from '#modules/calendar/server';
import { readUnits } from '#modules/place/server';
import { inVietnam } from '#kernel/clock';
import { readTypedDay, showDay } from '#kernel/typed-day';
import { unitOptions } from '../../../../(citizen)/nop-ho-so/unit-options.ts';
import { administratorHere } from '../../administrator-here.ts';
import { agencyOptions } from '../../agency-options.ts';
import { textOf } from '../../posted.ts';
import { sayPlan } from '../../say-plan.ts';
import type { Actions, PageServerLoad } from './$types';

const KINDS = ['commune', 'department', 'division', 'one-stop'] as const;

/** A new agency, below one that the administrator looks after, from a day on. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const { by, agencies } = await administratorHere(locals, url);
  const { needs, words: t, lang } = locals;
  const { plans } = await readCalendars(needs.db);
  return {
    parents: agencyOptions(agencies, by),
    kinds: KINDS.map((value) => ({ value, label: t(`agency.kind.${value}`) })),
    plans: plans.map((plan) => ({ value: plan.id, label: sayPlan(plan, { lang, t }) })),
    units: unitOptions(await readUnits(needs.db), t),
    today: showDay(inVietnam(needs.now).toPlainDate().toString()),
  };
};

const FIELDS = ['id', 'name', 'kind', 'parentId', 'unitCode', 'sessionPlanId', 'effectiveOn'] as const;

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const { by } = await administratorHere(locals, url);
    const { needs, words: t } = locals;
    const posted = await request.formData();
    const typed = Object.fromEntries(FIELDS.map((name) => [name, textOf(posted, name)])) as Record<(typeof FIELDS)[number], string>;
    const today = inVietnam(needs.now).toPlainDate().toString();
    const day = typed.effectiveOn === '' ? ({ ok: true, day: today } as const) : readTypedDay(typed.effectiveOn, today);
    if (!day.ok) return fail(422, { typed, errors: [{ field: 'effectiveOn', text: t('issue.day.unreadable') }] });
    const added = await addAgency({ by, typed: { ...typed, effectiveOn: day.day } }, needs);
    if (added.ok) redirect(303, `/quan-tri/co-quan/${encodeURIComponent(added.value.id)}?done=agency-added`);
    const { refusal } = added;
    const facts = 'latest' in refusal ? { latest: showDay(refusal.latest) } : { ...refusal };
    return fail(422, { typed, errors: [{ field: FIELD_OF[refusal.code] ?? 'parentId', text: t(`refusal.${refusal.code}`, facts) }] });
  },
};

const FIELD_OF: Readonly<Record<string, string>> = {
  'agency.id-malformed': 'id',
  'agency.id-taken': 'id',
  'agency.name-missing': 'name',
  'agency.name-too-long': 'name',
  'agency.kind-misplaced': 'kind',
  'agency.unit-unknown': 'unitCode',
  'agency.unit-taken': 'unitCode',
  'agency.plan-unknown': 'sessionPlanId',
  'agency.change-past': 'effectiveOn',
  'agency.change-too-far': 'effectiveOn',
};
