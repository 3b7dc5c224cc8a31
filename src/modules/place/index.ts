export { addressIssues, formatAddress, LONGEST_DETAIL } from './address.ts';
export type { Address, AddressIssue, OldAddress } from './address.ts';
export { findUnit, unitsToChoose } from './unit.ts';
export type { Unit, UnitKind } from './unit.ts';
