import { fail, redirect } from '@sveltejs/kit';
import { DAY_KINDS, type DayRefusal } from '#modules/calendar';
import {
  confirmCalendarYear,
  coveredYears,
  draftCalendarYear,
  readCalendars,
  setCalendarDay,
  type DraftRefusal,
} from '#modules/calendar/server';
import { inVietnam } from '#kernel/clock';
import { isIsoDay, showDay } from '#kernel/typed-day';
import type { Words } from '#messages';
import { changesTold } from '#views/changes-told';
import { latestRecounts } from '#views/due-recounts';
import { provinceAdministratorHere } from '../administrator-here.ts';
import { textOf } from '../posted.ts';
import { sayChanges } from '../said-change.ts';
import { sayPlan } from '../say-plan.ts';
import { layOutYear } from './lay-out-year.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, url }) {
  await provinceAdministratorHere(locals, url);
  const { needs, words: t } = locals;
  const { days, plans } = await readCalendars(needs.db);
  const plan = plans.find(({ id }) => id === 'default');
  if (!plan) throw new Error('The calendar has no plan called default');
  const today = inVietnam(needs.now).toPlainDate();
  const known = coveredYears(days);
  const next = (known.at(-1) ?? today.year) + 1;
  const years = [...known.filter((year) => year >= today.year - 1), next];
  const asked = Number(url.searchParams.get('nam'));
  const year = years.includes(asked) ? asked : today.year;
  const ofYear = days.filter(({ on }) => on.startsWith(`${year}-`));
  const months = layOutYear(year, { days: ofYear, plan, today: today.toString() });
  const chosen = url.searchParams.get('ngay') ?? '';
  const cell = months.flat(2).find((one) => one !== null && one.on === chosen && one.open) ?? null;
  const count = (kind: string): number => ofYear.filter((day) => day.kind === kind).length;
  return {
    year,
    years,
    isKnown: known.includes(year),
    drafted: ofYear.filter(({ status }) => status === 'draft').length,
    working: months.flat(2).filter((one) => one?.works).length,
    off: count('swapped-off'),
    swapped: count('swapped-working'),
    months,
    plans: plans.map((one) => sayPlan(one, { lang: locals.lang, t })),
    chosen: cell && { ...cell, said: showDay(cell.on) },
    recounts: await latestRecounts(needs.db),
    changes: sayChanges(await changesTold(needs.db, { kind: 'calendar', id: String(year) }), t),
    done: url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  draft: async ({ locals, request, url }) => {
    const { by } = await provinceAdministratorHere(locals, url);
    const year = Number(textOf(await request.formData(), 'year'));
    const drafted = await draftCalendarYear({ by, year }, { ...locals.needs, holidays: locals.needs.pack.holidays });
    if (!drafted.ok) return fail(422, { errors: [wrongOf(drafted.refusal, locals.words)] });
    redirect(303, `/quan-tri/lich-lam-viec?nam=${year}&done=year-drafted`);
  },
  confirm: async ({ locals, request, url }) => {
    const { by } = await provinceAdministratorHere(locals, url);
    const year = Number(textOf(await request.formData(), 'year'));
    const confirmed = await confirmCalendarYear({ by, year }, locals.needs);
    if (!confirmed.ok) return fail(422, { errors: [wrongOf(confirmed.refusal, locals.words)] });
    redirect(303, `/quan-tri/lich-lam-viec?nam=${year}&done=year-confirmed`);
  },
  day: async ({ locals, request, url }) => {
    const { by } = await provinceAdministratorHere(locals, url);
    const posted = await request.formData();
    const [on, name, typedKind] = [textOf(posted, 'on'), textOf(posted, 'name'), textOf(posted, 'kind')];
    const kind = DAY_KINDS.find((one) => one === typedKind) ?? null;
    const set = await setCalendarDay({ by, on, kind, name }, locals.needs);
    if (!set.ok) return fail(422, { typed: { kind: typedKind, name }, errors: [wrongOf(set.refusal, locals.words)] });
    redirect(303, `/quan-tri/lich-lam-viec?nam=${on.slice(0, 4)}&done=day-changed`);
  },
};

function wrongOf(refusal: DayRefusal | DraftRefusal, t: Words) {
  const text = t(`refusal.${refusal.code}`, {
    ...refusal,
    ...('on' in refusal && isIsoDay(refusal.on) ? { on: showDay(refusal.on) } : {}),
  });
  return refusal.code.startsWith('calendar.name') ? { field: 'name', text } : { text };
}
