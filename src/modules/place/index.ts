export { addressIssues } from './address.ts';
export type { Address, AddressIssue } from './address.ts';
export { findUnit, unitsToChoose } from './unit.ts';
export type { Unit, UnitKind } from './unit.ts';
