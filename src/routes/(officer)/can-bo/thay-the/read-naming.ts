import type { NameSubstituteRefusal } from '#modules/staff/server';
import { readTypedDay, showDay } from '#kernel/typed-day';
import type { Words } from '#messages';

/** Who is to sit on which seat, when and why, as typed. */
export interface TypedNaming {
  /** `leader@H12.06@<officer>`: the seat and who is put on it. */
  readonly who: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
}

export interface SaidError {
  readonly field?: string;
  readonly text: string;
}

export function readNaming(form: FormData): TypedNaming {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { who: text('who'), from: text('from'), until: text('until'), reason: text('reason') };
}

/** What is asked of the use case; a day that cannot be read stays as typed, and is refused there. */
export function askedBy({ who, from, until, reason }: TypedNaming, today: string) {
  const [role = '', agencyId = '', substituteId = ''] = who.split('@');
  return { role, agencyId, substituteId, fromOn: dayOf(from, today), untilOn: dayOf(until, today), reason };
}

/** Everything that is wrong, beside its field. */
export function errorsOf(refusal: NameSubstituteRefusal, typed: TypedNaming, t: Words): readonly SaidError[] {
  const nobody = typed.who === '' ? [{ field: 'who', text: t('route.issue.substitute.who-missing') }] : [];
  if (refusal.code === 'substitute.malformed') {
    return [...nobody, ...refusal.issues.map(({ field, code, ...facts }) => ({ field, text: t(`route.issue.${code}`, facts) }))];
  }
  if (nobody.length > 0) return nobody;
  if (refusal.code !== 'substitute.overlaps') return [{ field: 'who', text: t(`refusal.${refusal.code}`) }];
  const { name, fromOn, untilOn } = refusal;
  return [{ field: 'from', text: t('refusal.substitute.overlaps', { name, from: showDay(fromOn), until: showDay(untilOn) }) }];
}

/** A year of two digits is one to come here. */
function dayOf(text: string, today: string): string {
  const read = readTypedDay(text, `${Number(today.slice(0, 4)) + 50}-12-31`);
  return read.ok ? read.day : text;
}
