import { inVietnam } from '#kernel/clock';
import { fold } from '#kernel/text';
import type { Agency, AgencyTree } from '#modules/agency';
import { readAgencies } from '#modules/agency/server';
import type { Hours, SessionPlan } from '#modules/calendar';
import { readCalendars, standingAt, type Standing } from '#modules/calendar/server';
import { agenciesFor } from '#modules/procedure';
import { findPublishedRevision } from '#modules/procedure/server';
import type { Lang, Words } from '#messages';
import { step, type Said } from './offer.ts';
import { nameOf } from './say-procedure.ts';
import type { TalkNeeds } from './talk-needs.ts';

/** Where an office is and whether it is open: of a procedure, of the commune that is named, else the one-stop desk of the province. */
export async function sayOffice(asked: { readonly code: string | null; readonly typed: string }, needs: TalkNeeds): Promise<Said> {
  const { words: t, db } = needs;
  const tree = await readAgencies(db);
  const commune = communeIn(asked.typed, tree);
  const revision = asked.code === null ? null : await findPublishedRevision(db, asked.code);
  const agencies = revision ? agenciesFor(revision.content.handling, commune?.id ?? null) : null;
  const next = [
    ...(asked.code === null ? [] : [step('requirements', t, asked.code), step('file', t, asked.code)]),
    step('person', t),
    step('menu', t),
  ];
  if (revision && agencies === null) return { text: t('bot.office.commune', { name: nameOf(revision) }), next };
  const desk = tree.find(agencies?.receptionId ?? '') ?? (commune && deskOf(commune, tree)) ?? oneStop(tree);
  return { text: t('bot.office', { name: desk.name, lines: (await linesOf(desk, needs)).join('\n') }), next };
}

/** Whom to ring or go to when only a person helps. */
export async function sayPerson({ words: t, ...needs }: TalkNeeds): Promise<string> {
  const desk = oneStop(await readAgencies(needs.db));
  const standing = await standingOf(desk, { ...needs, words: t });
  return desk.phone === null
    ? t('bot.person.no-phone', { name: desk.name, standing })
    : t('bot.person', { name: desk.name, phone: desk.phone, standing });
}

/** The commune or ward somebody names: the longest name that stands in what they typed. */
function communeIn(typed: string, tree: AgencyTree): Agency | null {
  const said = ` ${fold(typed).replace(/[^a-z0-9 ]/gu, ' ')} `;
  const named = tree.all.filter(({ kind, name }) => kind === 'commune' && said.includes(` ${placeOf(name)} `));
  return named.toSorted((a, b) => b.name.length - a.name.length)[0] ?? null;
}

/** `Ủy ban nhân dân xã Đất Mũi`: `dat mui`. */
function placeOf(name: string): string {
  return fold(name)
    .replace(/^(?:uy ban nhan dan|ubnd)\s+/u, '')
    .replace(/^(?:xa|phuong|dac khu|thi tran)\s+/u, '');
}

function deskOf(commune: Agency, tree: AgencyTree): Agency {
  return tree.childrenOf(commune.id).find(({ kind }) => kind === 'one-stop') ?? commune;
}

/** The one-stop desk of the province. */
function oneStop(tree: AgencyTree): Agency {
  const province = tree.all.find(({ kind }) => kind === 'province');
  const desk = tree.all.find(({ kind, parentId }) => kind === 'one-stop' && parentId === province?.id) ?? province;
  if (!desk) throw new Error('No province');
  return desk;
}

async function linesOf(desk: Agency, needs: TalkNeeds): Promise<readonly string[]> {
  const { words: t, lang } = needs;
  const plan = (await readCalendars(needs.db)).plans.find(({ id }) => id === desk.sessionPlanId);
  return [
    desk.address === null ? '' : t('bot.office.address', { address: desk.address }),
    desk.phone === null ? '' : t('bot.office.phone', { phone: desk.phone }),
    ...(plan ? sayHours(plan, { t, lang }) : []),
    await standingOf(desk, needs),
  ].filter((line) => line !== '');
}

async function standingOf(desk: Agency, { db, now, words: t, lang }: Pick<TalkNeeds, 'db' | 'now' | 'words' | 'lang'>): Promise<string> {
  const standing = standingAt(now, (await readCalendars(db)).of(desk.sessionPlanId));
  return standing.ok ? sayStanding(standing.value, { t, lang, now }) : '';
}

function sayStanding(
  standing: Standing,
  { t, lang, now }: { readonly t: Words; readonly lang: Lang; readonly now: Temporal.Instant },
): string {
  if (standing.open) return t('office.open-until', { time: clockOf(standing.closesAt) });
  const day = inVietnam(standing.opensAt).toPlainDate();
  const away = inVietnam(now).toPlainDate().until(day).days;
  const time = clockOf(standing.opensAt);
  if (away <= 1) return t(away === 0 ? 'office.opens-today' : 'office.opens-tomorrow', { time });
  return t('office.opens-on', { time, day: `${weekday(day, lang)} ${sayDay(standing.opensAt.toString())}` });
}

function sayHours({ weekdays, hours, saturday }: SessionPlan, { t, lang }: { readonly t: Words; readonly lang: Lang }): readonly string[] {
  const name = (day: number): string => weekday(Temporal.PlainDate.from({ year: 2024, month: 1, day }), lang); // January 2024 began on a Monday
  const days = t('office.days', { from: name(weekdays[0] ?? 1), to: name(weekdays.at(-1) ?? 5) });
  return [
    t('bot.office.hours', { hours: `${days}, ${spans(hours)}` }),
    ...(saturday ? [t('bot.office.saturday', { hours: spans(saturday) })] : []),
  ];
}

function spans(hours: readonly Hours[]): string {
  return hours.map(([opens, closes]) => `${opens}–${closes}`).join(', ');
}

function weekday(day: Temporal.PlainDate, lang: Lang): string {
  return day.toLocaleString(lang === 'en' ? 'en-GB' : 'vi-VN', { weekday: 'long' });
}

function clockOf(at: Temporal.Instant): string {
  return inVietnam(at).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** `23/11/2026`, by the calendar of the province. */
export function sayDay(iso: string): string {
  const { day, month, year } = inVietnam(Temporal.Instant.from(iso));
  return `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
}
