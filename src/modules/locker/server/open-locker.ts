import { ownScope, principalOf, type CitizenAsking } from '#modules/citizen';
import { enterInLedger } from '#modules/ledger/server';
import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import type { LockerPaper } from '../locker-paper.ts';
import type { LockerOrigin } from '../origin.ts';
import type { PaperTerms } from '../paper-terms.ts';
import { readFacts, type KnownFact, type Statement } from '../read-facts.ts';
import type { ThingKind } from '../thing.ts';
import { consentHolds } from './consent-store.ts';
import { statementsIn, type StatementAbout } from './fact-store.ts';
import { findPaperIn, originsOf, papersIn, type LockerScope } from './paper-store.ts';
import { readTypeTable } from './terms-store.postgres.ts';

/** Who asks; the account's actor fits. */
export type LockerAsker = CitizenAsking | { readonly kind: 'officer' } | { readonly kind: 'system' };

export interface LockerPaperShown extends LockerPaper {
  readonly terms: PaperTerms | null;
  readonly origins: readonly LockerOrigin[];
}

/** A locker as its owner, or who acts for them, sees it. */
export interface Locker {
  readonly partyId: string;
  readonly papers: readonly LockerPaperShown[];
  /** What is known of the party itself. */
  readonly facts: readonly KnownFact[];
  /** What is known of each thing of theirs. */
  readonly things: readonly { readonly id: string; readonly kind: ThingKind; readonly facts: readonly KnownFact[] }[];
}

export type LockerRefusal = { readonly code: 'locker.citizens-only' | 'locker.closed-to-delegates' };

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/**
 * Opens the locker of whom the actor acts for: themselves, or the principal of their mandate, and of that only what came with the
 * procedures of the mandate. Who opens another's leaves a line in the ledger first.
 */
export async function openLocker(
  asked: { readonly actor: LockerAsker; readonly account: readonly Statement[] },
  needs: Needs,
): Promise<Result<Locker, LockerRefusal>> {
  const { actor } = asked;
  if (actor.kind !== 'citizen') return refuse({ code: 'locker.citizens-only' });
  if (!(await isOpenTo(actor, needs))) return refuse({ code: 'locker.closed-to-delegates' });
  await noteLook(actor, null, needs);

  const scope = scopeOf(actor);
  const [papers, statements, table] = [await papersIn(needs.db, scope), await statementsIn(needs.db, scope), await readTypeTable(needs.db)];
  const origins = Map.groupBy(
    await originsOf(
      needs.db,
      papers.map(({ id }) => id),
    ),
    ({ paperId }) => paperId,
  );
  return ok({
    partyId: scope.partyId,
    papers: papers.map((paper) => ({
      ...paper,
      terms: (paper.type === null ? undefined : table.terms.get(paper.type)) ?? null,
      origins: within(origins.get(paper.id) ?? [], scope),
    })),
    facts: readFacts([...asked.account, ...statements.filter(({ thingId }) => thingId === null)]),
    things: thingsIn(statements),
  });
}

/** A paper of that locker, to be handed out. */
export async function openLockerPaper(
  asked: { readonly actor: LockerAsker; readonly paperId: string },
  needs: Needs,
): Promise<Result<LockerPaper, LockerRefusal | { readonly code: 'paper.unknown' }>> {
  const { actor, paperId } = asked;
  if (actor.kind !== 'citizen') return refuse({ code: 'locker.citizens-only' });
  if (!(await isOpenTo(actor, needs))) return refuse({ code: 'locker.closed-to-delegates' });
  const paper = isId(paperId) ? await findPaperIn(needs.db, { id: paperId, ...scopeOf(actor) }) : null;
  if (!paper) return refuse({ code: 'paper.unknown' });
  await noteLook(actor, paper.id, needs);
  return ok(paper);
}

/** Whether an actor may look in at all: an owner may shut out whoever acts for them by a mandate. */
export async function isOpenTo(actor: CitizenAsking, needs: { readonly db: Db }): Promise<boolean> {
  if (actor.actingFor?.as !== 'delegate') return true;
  return consentHolds(needs.db, { partyId: principalOf(actor), purpose: 'delegates' });
}

/** Whose locker an actor may look into, and at what of it. */
export function scopeOf(actor: CitizenAsking): LockerScope {
  const { personId, procedures } = ownScope(actor);
  return { partyId: personId, procedures };
}

/** Enters in the ledger that somebody looks into another's locker; one's own leaves no line. */
export async function noteLook(actor: CitizenAsking, paperId: string | null, { db, now }: Needs): Promise<void> {
  if (!actor.actingFor) return;
  await enterInLedger(db, {
    at: now.toString(),
    by: { kind: 'citizen', id: actor.personId, role: null, agencyId: null },
    kind: 'personal-data-read',
    subject: { kind: 'locker', id: principalOf(actor) },
    reason: 'acting-for',
    data: { mandateId: actor.actingFor.mandateId, ...(paperId !== null && { paper: paperId }) },
  });
}

/** What happened in procedures outside a mandate is no business of who acts by it. */
function within(origins: readonly LockerOrigin[], { procedures }: LockerScope): readonly LockerOrigin[] {
  return origins.filter(({ procedureCode }) => procedures === null || (procedureCode !== null && procedures.includes(procedureCode)));
}

/** What was said of each thing, thing by thing. */
export function thingsIn(statements: readonly StatementAbout[]): Locker['things'] {
  const byThing = Map.groupBy(statements, ({ thingId }) => thingId ?? '');
  return [...byThing].flatMap(([id, said]) => {
    const kind = said[0]?.thingKind;
    return kind ? [{ id, kind, facts: readFacts(said) }] : [];
  });
}
