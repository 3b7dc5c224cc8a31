/** In whose name a citizen acts right now, besides their own: the principal, and the mandate that is the ground for it. */
export interface ActingFor {
  readonly kind: 'person' | 'organisation';
  /** Of the principal. */
  readonly id: string;
  readonly name: string;
  readonly mandateId: string;
  /** A representative speaks for an organisation and may ask others to act for it; a delegate may not. */
  readonly as: 'representative' | 'delegate';
  /** Null: every procedure. */
  readonly procedures: readonly string[] | null;
  /** The last day, `YYYY-MM-DD`; null: until somebody ends it. */
  readonly until: string | null;
}

/** Who asks, as far as this module looks: the account module's actor fits. */
export interface CitizenAsking {
  readonly kind: 'citizen';
  readonly personId: string;
  readonly actingFor?: ActingFor | undefined;
}

/** The one whose business it is: drafts, dossiers and lists belong to them. Oneself, or whom one acts for. */
export function principalOf(actor: CitizenAsking): string {
  return actor.actingFor?.id ?? actor.personId;
}

/** Whether a procedure is any business of this actor in the name they act in. Everybody may do everything for themselves. */
export function coversProcedure(actor: CitizenAsking, procedureCode: string): boolean {
  const procedures = actor.actingFor?.procedures ?? null;
  return procedures === null || procedures.includes(procedureCode);
}

/** What of the principal's belongs in this actor's lists: whose, and which procedures (null: all). */
export function ownScope(actor: CitizenAsking): { readonly personId: string; readonly procedures: readonly string[] | null } {
  return { personId: principalOf(actor), procedures: actor.actingFor?.procedures ?? null };
}
