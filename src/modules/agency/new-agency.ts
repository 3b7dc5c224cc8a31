import { tidy } from '#kernel/text';
import { ok, refuse, type Result } from '#kernel/result';
import type { AgencyTree } from './agency-tree.ts';
import type { Agency, AgencyKind } from './agency.ts';

/** An agency somebody wants to add, as they typed it. */
export interface TypedAgency {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: string;
  /** For a commune: the ward or commune it serves. */
  readonly unitCode: string;
  readonly sessionPlanId: string;
  /** `YYYY-MM-DD`: from this day on. */
  readonly effectiveOn: string;
}

export type NewAgencyRefusal =
  | { readonly code: 'agency.id-malformed'; readonly parent: string }
  | { readonly code: 'agency.id-taken' }
  | { readonly code: 'agency.name-missing' }
  | { readonly code: 'agency.name-too-long'; readonly most: number }
  | { readonly code: 'agency.kind-misplaced' }
  | { readonly code: 'agency.unit-unknown' }
  | { readonly code: 'agency.unit-taken'; readonly name: string }
  | { readonly code: 'agency.plan-unknown' }
  | { readonly code: 'agency.change-past' }
  | { readonly code: 'agency.change-too-far'; readonly latest: string };

/** What may stand directly below what. */
const BELOW: Readonly<Record<AgencyKind, readonly AgencyKind[]>> = {
  province: ['one-stop', 'department', 'commune'],
  department: ['division', 'one-stop'],
  commune: ['one-stop', 'division'],
  division: ['division'],
  'one-stop': [],
};

const LONGEST_NAME = 200;
const LONGEST_ID = 35;

/** What a new agency is measured against. */
export interface Around {
  readonly tree: AgencyTree;
  readonly planIds: readonly string[];
  readonly unitCodes: ReadonlySet<string>;
  readonly today: string;
  readonly latest: string;
}

/** Reads an agency that is to stand from a day on, in its place in the tree; its identifier carries that of the one above. */
export function readNewAgency(typed: TypedAgency, around: Around): Result<Agency, NewAgencyRefusal> {
  const { tree, today, latest } = around;
  const parent = tree.find(typed.parentId);
  const id = typed.id.trim().toUpperCase();
  const name = tidy(typed.name);
  const kind = parent && BELOW[parent.kind].find((one) => one === typed.kind);
  if (!parent || !kind || !standsOn(parent, typed.effectiveOn)) return refuse({ code: 'agency.kind-misplaced' });
  const isOwn = /^[A-Z0-9]+(\.[A-Z0-9]+)*$/.test(id) && id.length <= LONGEST_ID && id.startsWith(`${parent.id}.`);
  if (!isOwn) return refuse({ code: 'agency.id-malformed', parent: parent.id });
  if (tree.find(id)) return refuse({ code: 'agency.id-taken' });
  if (name === '') return refuse({ code: 'agency.name-missing' });
  if (name.length > LONGEST_NAME) return refuse({ code: 'agency.name-too-long', most: LONGEST_NAME });
  if (!around.planIds.includes(typed.sessionPlanId)) return refuse({ code: 'agency.plan-unknown' });
  if (typed.effectiveOn < today) return refuse({ code: 'agency.change-past' });
  if (typed.effectiveOn > latest) return refuse({ code: 'agency.change-too-far', latest });
  const unit = unitOf({ kind, typed, parent }, around);
  if (!unit.ok) return unit;
  const { sessionPlanId, effectiveOn: opensOn } = typed;
  return ok({
    ...{ id, name, kind, parentId: parent.id, unitCode: unit.value, sessionPlanId, idSource: 'real', address: null, phone: null },
    opensOn,
    closesOn: null,
  });
}

/** Whether an agency works on a day (`YYYY-MM-DD`). */
export function standsOn({ opensOn, closesOn }: Pick<Agency, 'opensOn' | 'closesOn'>, day: string): boolean {
  return (opensOn === null || opensOn <= day) && (closesOn === null || day < closesOn);
}

/** A commune serves one unit, and no unit has two; what lies below a commune serves the same. */
function unitOf(
  { kind, typed, parent }: { readonly kind: AgencyKind; readonly typed: TypedAgency; readonly parent: Agency },
  { tree, unitCodes }: Around,
): Result<string | null, NewAgencyRefusal> {
  if (kind !== 'commune') return ok(parent.unitCode);
  if (!unitCodes.has(typed.unitCode)) return refuse({ code: 'agency.unit-unknown' });
  const there = tree.all.find((one) => one.kind === 'commune' && one.unitCode === typed.unitCode && standsOn(one, typed.effectiveOn));
  return there ? refuse({ code: 'agency.unit-taken', name: there.name }) : ok(typed.unitCode);
}
