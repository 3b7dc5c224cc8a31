import type { Hours, SessionPlan } from '#modules/calendar';
import { isMessageKey, type Words } from '#messages';

/** What a plan of opening hours is called, and its hours: `Giờ hành chính: thứ Hai–thứ Sáu 07:00–11:00, 13:00–17:00`. */
export function sayPlan(plan: SessionPlan, t: Words): string {
  const key = `administration.plan.${plan.id}`;
  const name = isMessageKey(key) ? t(key) : plan.id;
  const days =
    plan.weekdays.join() === '1,2,3,4,5'
      ? t('administration.plan.weekdays')
      : t('administration.plan.days', { days: plan.weekdays.join(', ') });
  const saturday = plan.saturday ? `; ${t('administration.plan.saturday', { hours: sayHours(plan.saturday) })}` : '';
  return `${name}: ${days} ${sayHours(plan.hours)}${saturday}`;
}

function sayHours(hours: readonly Hours[]): string {
  return hours.map(([opens, closes]) => `${opens}–${closes}`).join(', ');
}
