/** A body that takes part in settling dossiers, at its place in the tree. */
export interface Agency {
  /** Its electronic identifier (decision 20/2020/QĐ-TTg): `H12.06.27`. */
  readonly id: string;
  readonly name: string;
  readonly kind: AgencyKind;
  readonly parentId: string | null;
  /** The ward or commune it serves; `null` for bodies of the whole province. */
  readonly unitCode: string | null;
  readonly sessionPlanId: string;
  /** `invented` while the identifier stands in for one the province has not given yet. */
  readonly idSource: 'real' | 'invented';
  /** Where it receives people; `null` while nobody said. */
  readonly address: string | null;
  /** Digits only; `null` while nobody said. */
  readonly phone: string | null;
  /** The first day it works (`YYYY-MM-DD`); `null`: since before anybody asked. */
  readonly opensOn: string | null;
  /** The first day it works no longer; `null` while nobody closes it. */
  readonly closesOn: string | null;
}

export type AgencyKind = (typeof AGENCY_KINDS)[number];

export const AGENCY_KINDS = ['province', 'one-stop', 'department', 'division', 'commune'] as const;
