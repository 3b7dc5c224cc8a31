import type { SessionPlan } from '#modules/calendar';
import { isMessageKey, type Lang, type Words } from '#messages';
import { sayHours } from '../../say-hours.ts';

/** What a plan of opening hours is called, and its hours: `Giờ hành chính (Thứ Hai đến Thứ Sáu: 07:00–11:00, 13:00–17:00)`. */
export function sayPlan(plan: SessionPlan, said: { lang: Lang; t: Words }): string {
  const key = `administration.plan.${plan.id}`;
  const name = isMessageKey(key) ? said.t(key) : plan.id;
  return `${name} (${sayHours(plan, said).join('; ')})`;
}
