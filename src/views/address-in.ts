import { ELSEWHERE, type Facts } from '#modules/form';
import { findUnit, type Unit } from '#modules/place';

/** Where the facts of a person say they live, in one line; null where they do not. */
export function addressIn(said: Facts, units: readonly Unit[]): string | null {
  const address = said['person.address'];
  if (typeof address !== 'object' || address === null) return null;
  const { detail, unitCode, area, old } = address as Readonly<Record<string, unknown>>;
  const code = textOf(unitCode) ?? '';
  const named = findUnit(units, code);
  const province = named && findUnit(units, named.provinceCode);
  const place = code === ELSEWHERE ? [textOf(area)] : [named?.name ?? code, province?.name];
  return [textOf(detail), ...place, textOf(old)].filter(Boolean).join(', ');
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
