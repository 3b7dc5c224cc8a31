/** An administrative unit: the province, or a ward or commune of it. There is no district since 01/07/2025. */
export interface Unit {
  /** The official code: 2 digits for a province, 5 for a ward or commune. */
  readonly code: string;
  readonly kind: UnitKind;
  /** With its kind, as officially written: `Xã Khánh An`. */
  readonly name: string;
  /** A province is its own province. */
  readonly provinceCode: string;
}

/** Tỉnh, phường, xã. */
export type UnitKind = (typeof UNIT_KINDS)[number];

export const UNIT_KINDS = ['province', 'ward', 'commune'] as const;

/** The unit of a code, or `null`. */
export function findUnit(units: readonly Unit[], code: string): Unit | null {
  return units.find((unit) => unit.code === code) ?? null;
}

/** The wards and communes people choose from, wards first, each kind in the order of the Vietnamese alphabet. */
export function unitsToChoose(units: readonly Unit[]): readonly Unit[] {
  const { compare } = new Intl.Collator('vi');
  return units
    .filter(({ kind }) => kind !== 'province')
    .sort((one, other) => UNIT_KINDS.indexOf(one.kind) - UNIT_KINDS.indexOf(other.kind) || compare(one.name, other.name));
}
