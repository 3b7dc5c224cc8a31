import { readFileSync } from 'node:fs';
import { expectOk } from '#kernel/result';
import { readCalendarPack } from './calendar-pack.ts';
import type { SessionPlan } from './session-plan.ts';
import { WorkingCalendar } from './working-calendar.ts';

const pack = expectOk(readCalendarPack(JSON.parse(readFileSync('packs/ca-mau/data/calendar.json', 'utf8'))));

/** The offices of Cà Mau, as the pack declares them. */
export const caMau = ofPlan('default');

/** Its police desks, which open Saturday mornings. */
export const police = ofPlan('police');

/** An office that closes on the given days of 2026 to 2029, and works by the plan given (Cà Mau's when none is). */
export function invented(daysOff: readonly string[], plan: SessionPlan = planOf('default')): WorkingCalendar {
  const years = plan.id === 'invented' ? ['2026-12-26', '2027-12-26', '2028-12-26', '2029-12-26'] : [];
  return new WorkingCalendar(
    plan,
    [...daysOff, ...years].map((on) => ({ on, kind: 'holiday', name: 'Invented', status: 'official' })),
  );
}

/** An instant by the clock on the wall in Cà Mau. */
export function at(local: string): Temporal.Instant {
  return Temporal.Instant.from(`${local}+07:00`);
}

function ofPlan(id: string): WorkingCalendar {
  return new WorkingCalendar(planOf(id), pack.days);
}

function planOf(id: string): SessionPlan {
  const plan = pack.plans.find((one) => one.id === id);
  if (!plan) throw new Error(`The pack has no plan ${id}`);
  return plan;
}
