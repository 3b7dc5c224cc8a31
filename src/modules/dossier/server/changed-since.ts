import { findOfficer } from '#modules/staff/server';
import type { Db } from '#kernel/database';
import type { OfficerRole } from '../actor.ts';
import type { DossierFact, FactType } from '../fact.ts';

/** Somebody was first: who, in which role, what and when. */
export interface DossierChanged {
  readonly code: 'dossier.changed';
  readonly fact: FactType;
  readonly at: string;
  readonly by: 'citizen' | 'officer' | 'system';
  readonly role: OfficerRole | null;
  /** An officer's name; an applicant is not named. */
  readonly name: string | null;
}

export async function changedSince(db: Db, facts: readonly DossierFact[]): Promise<DossierChanged> {
  const last = facts.at(-1);
  if (!last) throw new Error('A dossier without facts');
  const officer = last.by.kind === 'officer' && last.by.id ? await findOfficer(db, last.by.id) : null;
  return { code: 'dossier.changed', fact: last.type, at: last.at, by: last.by.kind, role: last.by.role, name: officer?.fullName ?? null };
}
