import { isMessageKey, type Words } from '#messages';
import type { TimelineItem } from '#ui';
import { isOpen, waitsFor, type Place } from '../places.ts';
import type { TimelineStep } from '../timeline.ts';
import { sayWorkingTime } from './say-working-time.ts';

/** Names beside the ids of a timeline. */
export interface TimelineNames {
  readonly agencyNames: Readonly<Record<string, string>>;
  readonly officerNames: Readonly<Record<string, string>>;
}

interface Shown {
  readonly place: Place;
  /** When it was over, for a dossier that ended before its route did. */
  readonly endedAt: string | null;
  readonly names: TimelineNames;
  readonly t: Words;
}

const STATES = { done: 'done', current: 'current', ahead: 'planned', skipped: 'planned' } as const;
const CUT_SHORT: readonly Place[] = ['reception-refused', 'withdrawn', 'stopped'];

/**
 * The way of a dossier for the eyes: each step with its unit, its officer and planned against spent time. One that is being taken back, or
 * ended before its route did, shows only what it walked and how it leaves.
 */
export function dossierTimeline(steps: readonly TimelineStep[], shown: Shown): TimelineItem[] {
  const { place, endedAt, t } = shown;
  if (place !== 'withdrawal-requested' && !CUT_SHORT.includes(place)) {
    return steps.map((step, index) => itemOf(isAgain(steps, index) ? { ...step, state: 'ahead' } : step, shown));
  }
  const walked = steps.filter(({ state }) => state === 'done').map((step) => itemOf(step, shown));
  const leaving = steps.find(({ state }) => state === 'current');
  if (place === 'withdrawal-requested' && leaving) return [...walked, { ...itemOf(leaving, shown), title: t(`dossier.place.${place}`) }];
  return [...walked, { title: t(`dossier.place.${place}`), state: 'stopped', at: endedAt ?? undefined }];
}

/** What was done already and is to be done again, because the dossier was sent back to a step before it. */
function isAgain(steps: readonly TimelineStep[], index: number): boolean {
  return steps[index]?.state === 'done' && steps.slice(0, index).some(({ state }) => state === 'current');
}

function itemOf(step: TimelineStep, { place, names, t }: Shown): TimelineItem {
  const waiting = step.state === 'current' && isOpen(place) && waitsFor(place) === 'applicant';
  const officer = step.officerId === null ? undefined : names.officerNames[step.officerId];
  return {
    title: isMessageKey(step.nameKey) ? t(step.nameKey) : step.nameKey,
    state: waiting ? 'paused' : STATES[step.state],
    at: step.endedAt ?? step.startedAt ?? undefined,
    ...(step.state === 'current' ? { atLabel: t('dossier.timeline.since') } : {}),
    by: [officer ?? t(`dossier.role.${step.role}`), names.agencyNames[step.unitId] ?? step.unitId].filter((part) => part !== '').join(', '),
    ...(waiting ? { text: t(`dossier.place.${place}`) } : {}),
    remark: remarkOf(step, t),
    late: step.plannedMinutes !== null && step.actualMinutes !== null && step.actualMinutes > step.plannedMinutes,
  };
}

function remarkOf({ state, plannedMinutes, actualMinutes }: TimelineStep, t: Words): string | undefined {
  if (state === 'skipped') return t('dossier.timeline.skipped');
  const planned = plannedMinutes === null ? null : sayWorkingTime(plannedMinutes, t);
  if (state === 'ahead' || actualMinutes === null) return planned === null ? undefined : t('dossier.timeline.planned', { time: planned });
  const spent = sayWorkingTime(actualMinutes, t);
  return planned === null ? t('dossier.timeline.spent', { time: spent }) : t('dossier.timeline.planned-spent', { planned, spent });
}
