import { findUnit, type Unit } from './unit.ts';

/** Where somebody lives or works today: a ward or commune by its code, and what comes before it in words. */
export interface Address {
  readonly unitCode: string;
  /** House, street, hamlet: `Số 12, Ấp 1`. */
  readonly detail: string;
  /** The 12-digit identifier of the place (decree 326/2026/NĐ-CP), where one is known. */
  readonly locationId?: string;
}

/** What is wrong with one field of an address. */
export interface AddressIssue {
  readonly path: 'unitCode' | 'detail' | 'locationId';
  readonly code:
    'address.unit-missing' | 'address.unit-unknown' | 'address.detail-missing' | 'address.detail-too-long' | 'address.location-malformed';
}

/** Longer than any address of the country, short enough for one line of a paper. */
export const LONGEST_DETAIL = 200;

/** Everything wrong with an address as somebody filled it in; nothing when it can be used. */
export function addressIssues(given: Partial<Address>, units: readonly Unit[]): readonly AddressIssue[] {
  return [...unitIssues(given.unitCode ?? '', units), ...detailIssues(given.detail ?? ''), ...locationIssues(given.locationId)];
}

function unitIssues(code: string, units: readonly Unit[]): readonly AddressIssue[] {
  if (code === '') return [{ path: 'unitCode', code: 'address.unit-missing' }];
  const unit = findUnit(units, code);
  return unit && unit.kind !== 'province' ? [] : [{ path: 'unitCode', code: 'address.unit-unknown' }];
}

function detailIssues(detail: string): readonly AddressIssue[] {
  if (detail.trim() === '') return [{ path: 'detail', code: 'address.detail-missing' }];
  return detail.length > LONGEST_DETAIL ? [{ path: 'detail', code: 'address.detail-too-long' }] : [];
}

function locationIssues(locationId: string | undefined): readonly AddressIssue[] {
  if (locationId === undefined || locationId === '' || /^\d{12}$/.test(locationId)) return [];
  return [{ path: 'locationId', code: 'address.location-malformed' }];
}
