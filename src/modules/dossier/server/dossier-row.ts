import type { OfficerRole } from '../actor.ts';
import { readFactData } from '../fact.ts';
import type { DossierFact } from '../fact.ts';
import type { NationalState, Place } from '../places.ts';
import type { Outcome } from '../actions.ts';

/** A dossier as its row says: the projection of its facts, with the little that lists show besides. */
export interface Dossier {
  readonly id: string;
  readonly reference: string;
  readonly code: string | null;
  readonly procedureCode: string;
  readonly revisionId: string;
  readonly caseId: string;
  readonly channel: 'online' | 'direct' | 'postal';
  readonly applicantId: string;
  readonly applicantName: string;
  readonly deskId: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly assigneeId: string | null;
  readonly consulted: readonly string[];
  readonly place: Place;
  readonly national: NationalState;
  readonly stepId: string | null;
  readonly filedAt: string;
  readonly receivedAt: string | null;
  readonly dueAt: string | null;
  readonly endedAt: string | null;
  readonly outcome: Outcome | null;
  readonly resultNumber: string | null;
  readonly resultPaper: string | null;
  readonly version: number;
}

/** A fact as json_agg gives it. */
export interface FactRow {
  readonly id: string;
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly actor_kind: 'citizen' | 'officer' | 'system';
  readonly actor_id: string | null;
  readonly actor_role: string | null;
  readonly agency_id: string | null;
  readonly mandate_id: string | null;
  readonly stands_in_for: string | null;
  readonly data: unknown;
}

export function factOf(row: FactRow): DossierFact {
  return {
    ...readFactData(row.type, row.data),
    id: row.id,
    seq: row.seq,
    at: instantOf(row.at),
    by: {
      kind: row.actor_kind,
      id: row.actor_id,
      role: row.actor_role as OfficerRole | null,
      agencyId: row.agency_id,
      ...(row.mandate_id ? { mandateId: row.mandate_id } : {}),
      ...(row.stands_in_for ? { standsInFor: row.stands_in_for } : {}),
    },
  };
}

/** As `Temporal` writes it. PostgreSQL, whose connections are in UTC, says the same but for the ending. */
export function instantOf(at: string): string {
  return at.endsWith('+00:00') ? `${at.slice(0, -6)}Z` : Temporal.Instant.from(at).toString();
}
