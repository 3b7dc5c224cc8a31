import { inVietnam } from '#kernel/clock';
import type { DossierFact, FactType, OfficerRole } from '#modules/dossier';

/** Who had the dossier: the applicant, or somebody in an office; only the role where nobody took it up yet. */
export type Party =
  | { readonly kind: 'applicant' }
  | {
      readonly kind: 'office';
      readonly agencyId: string;
      readonly officerId: string | null;
      readonly role?: OfficerRole | null;
      readonly standsInFor?: string | null;
    };

/** Who has it after a fact, and by when they must hand it on; null: nothing binds them. */
export interface Holding {
  readonly holder: Party;
  readonly actBy: string | null;
}

/** One line of the control slip: who handed the dossier to whom, when, and whether the one who handed it on was in time. */
export interface ControlRow {
  readonly seq: number;
  readonly at: string;
  readonly fact: FactType;
  readonly from: Party;
  readonly to: Party;
  readonly result: 'early' | 'on-time' | 'late' | null;
}

/**
 * The lines of a control slip, as the facts say: each fact after which somebody else has the dossier is a line. Facts are only ever
 * appended, so lines are too. `holdings` are those after each fact, in order.
 */
export function controlRows(facts: readonly DossierFact[], holdings: readonly Holding[]): readonly ControlRow[] {
  return facts.flatMap((fact, index): ControlRow[] => {
    const before = holdings[index - 1];
    const from = giverOf(fact, before?.holder);
    const to = fact.type === 'opinion-asked' ? office(fact.data.agencyId) : (holdings[index]?.holder ?? from);
    const isOpinion = fact.type === 'opinion-asked' || fact.type === 'opinion-given';
    if (!isOpinion && before && isSame(before.holder, to)) return [];
    const result = from.kind === 'office' && !isOpinion && fact.type !== 'handed-over' ? resultOf(fact.at, before?.actBy ?? null) : null;
    return [{ seq: fact.seq, at: fact.at, fact: fact.type, from, to, result }];
  });
}

/** Early is on a day before, on time the same day, late after the hour. */
function resultOf(at: string, actBy: string | null): ControlRow['result'] {
  if (actBy === null) return null;
  const [done, due] = [Temporal.Instant.from(at), Temporal.Instant.from(actBy)];
  if (Temporal.Instant.compare(done, due) > 0) return 'late';
  return inVietnam(done).toPlainDate().equals(inVietnam(due).toPlainDate()) ? 'on-time' : 'early';
}

function giverOf({ by }: DossierFact, before: Party | undefined): Party {
  if (by.kind === 'citizen') return { kind: 'applicant' };
  if (by.kind === 'system' || by.agencyId === null) return before ?? { kind: 'applicant' };
  return { ...office(by.agencyId, by.id), role: by.role, standsInFor: by.standsInFor ?? null };
}

function office(agencyId: string, officerId: string | null = null): Party & { kind: 'office' } {
  return { kind: 'office', agencyId, officerId };
}

function isSame(one: Party, other: Party): boolean {
  if (one.kind === 'applicant' || other.kind === 'applicant') return one.kind === other.kind;
  return one.agencyId === other.agencyId && one.officerId === other.officerId && (one.role ?? null) === (other.role ?? null);
}
