import { calendarOf } from '#modules/agency/server';
import type { WorkingCalendar } from '#modules/calendar/server';
import type { Revision } from '#modules/procedure';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { ok, refuse } from '#kernel/result';
import type { Refusal, Result } from '#kernel/result';
import type { ActionBody } from '../action-body.ts';
import type { ActionType } from '../actions.ts';
import type { Actor } from '../actor.ts';
import type { DossierFact, FactAuthor, FactData } from '../fact.ts';
import { closedTo, step } from '../lifecycle.ts';
import type { DossierState, StepRefusal } from '../lifecycle.ts';
import { fingerprint, keptKey } from './note.ts';
import type { Note } from './note.ts';
import { may } from '../permissions.ts';
import type { ActingAs, PermissionRefusal } from '../permissions.ts';
import type { NationalState, Place } from '../places.ts';
import { projectionOf } from '../projection.ts';
import type { Projection } from '../projection.ts';
import { moveOf, replay } from '../replay.ts';
import { isOfStep } from '../route-position.ts';
import { changedSince } from './changed-since.ts';
import type { DossierChanged } from './changed-since.ts';
import { findEarlierRequest, findForAction } from './dossier-store.ts';
import type { DossierWithFacts, EarlierRequest } from './dossier-store.ts';
import { appendFact, holdDossier } from './fact-store.ts';
import { orRollBack, orTaken } from './or-roll-back.ts';
import { relationOf, revisionOf } from './surroundings.ts';

/** What an action asks of the world. `now` is the time of the request. */
export interface ActNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** An action as it arrives. `version` is the version the actor was looking at, when they say so. */
export interface Asked<A extends ActionType> {
  readonly actor: Actor;
  readonly dossierId: string;
  /** The idempotency key: the same request asked again answers the same. */
  readonly requestId: string;
  readonly version?: number | undefined;
  readonly body: ActionBody<A>;
}

/** What an action answers. */
export interface Acted {
  readonly dossierId: string;
  readonly reference: string;
  readonly code: string | null;
  readonly place: Place;
  readonly national: NationalState;
  readonly dueAt: string | null;
  readonly version: number;
  readonly factId: string;
  readonly at: string;
}

export type ActRefusal =
  | PermissionRefusal
  | StepRefusal
  | DossierChanged
  /** The route leaves this to others, or to another step. */
  | { readonly code: 'dossier.not-of-step'; readonly action: ActionType; readonly stepId: string | null }
  | { readonly code: 'request.key-reused' }
  | { readonly code: 'calendar.ends'; readonly year: number };

/** Everything an action is decided upon. */
export interface Scene extends DossierWithFacts {
  readonly state: DossierState;
  readonly acting: ActingAs;
  readonly revision: Revision;
  readonly calendar: WorkingCalendar;
  /** When it happens: the time of the request, never before the last fact. */
  readonly now: Temporal.Instant;
}

/** What an action comes to: one fact, the words behind it, and rows of content that go with it in the same transaction. */
export interface Decision {
  readonly fact: FactData;
  readonly notes?: readonly Note[];
  readonly alongside?: (trx: Db) => Promise<void>;
}

/**
 * Decides one action on what is known of the dossier. It runs in the transaction that records it, with the dossier held; those of
 * `IN_ONE_STATEMENT` only read, and run before it.
 */
export type Decide<R extends Refusal> = (scene: Scene, trx: Db) => Result<Decision, R> | Promise<Result<Decision, R>>;

/**
 * Actions that come to one fact and nothing beside it: recorded by one statement, which finds out itself whether the dossier still stands
 * as it did. The others draw a number or write rows of content, and hold the dossier meanwhile.
 */
const IN_ONE_STATEMENT: ReadonlySet<ActionType> = new Set([
  'assign',
  'complete-step',
  'return-step',
  'ask-opinion',
  'give-opinion',
  'require-fee',
  'confirm-fee',
  'extend',
  'refuse',
  'decide',
  'issue',
  'revoke',
  'rate',
]);

/**
 * The order every action is served in: asked before? allowed? up to date? possible now? Then decided and recorded in one transaction.
 * A request repeated by whoever made it is answered as it was, even when they could not make it any more.
 *
 * Two officers at once: one wins, the other hears who was first and when.
 */
export async function act<A extends ActionType, R extends Refusal>(
  action: A,
  { asked, decide }: { readonly asked: Asked<A>; readonly decide: Decide<R> },
  needs: ActNeeds,
): Promise<Result<Acted, ActRefusal | R>> {
  const { actor, dossierId } = asked;
  const request = { owner: ownerOf(actor), key: keptKey(asked.requestId), bodyHash: fingerprint({ action, dossierId, body: asked.body }) };
  const found = await findForAction(needs.db, { dossierId, ...request });
  if (!found) return refuse({ code: 'dossier.unknown' });
  if (found.earlier?.bodyHash === request.bodyHash) return ok(found.earlier.answer as Acted);

  const { dossier, facts } = found;
  const state = replay(facts);
  const allowed = may({ actor, action, now: needs.now }, await relationOf(needs.db, dossier));
  const isOlder = asked.version !== undefined && asked.version !== dossier.version;
  // Whoever is at the dossier but no longer at turn hears who was first, not only that it is not theirs.
  if (!allowed.ok) return isOlder && allowed.refusal.code === 'dossier.not-yours' ? refuse(await changedSince(needs.db, facts)) : allowed;
  if (found.earlier) return refuse({ code: 'request.key-reused' });
  if (isOlder) return refuse(await changedSince(needs.db, facts));

  const closed = closedTo(state, action);
  if (closed) return refuse(closed);

  const revision = await revisionOf(needs.db, dossier.revisionId);
  const { stepId } = dossier;
  if (!isOfStep(action, { ...revision.content.route, at: state.at, stepId }))
    return refuse({ code: 'dossier.not-of-step', action, stepId });

  const scene: Scene = {
    dossier,
    facts,
    state,
    acting: allowed.value,
    revision,
    calendar: await calendarOf(needs.db, dossier.agencyId),
    now: notBefore(needs.now, facts),
  };
  const work = { decide, actor, request, db: needs.db };
  const recorded = IN_ONE_STATEMENT.has(action)
    ? await orTaken(needs.db, () => record(scene, work))
    : await orRollBack(needs.db, async (db) => ((await holdDossier(db, dossier)) ? record(scene, { ...work, db }) : 'changed'));
  if (recorded !== 'changed') return recorded;

  const earlier = await findEarlierRequest(needs.db, request);
  if (earlier) return answerAgain(earlier, request.bodyHash);
  const newer = await findForAction(needs.db, { dossierId, ...request });
  return refuse(await changedSince(needs.db, newer?.facts ?? facts));
}

type Recorded<R extends Refusal> = Result<Acted, ActRefusal | R> | 'changed';

async function record<R extends Refusal>(
  scene: Scene,
  { decide, actor, request, db }: { decide: Decide<R>; actor: Actor; request: { owner: string; key: string; bodyHash: string }; db: Db },
): Promise<Recorded<R>> {
  const decided = await decide(scene, db);
  if (!decided.ok) return decided;
  const next = step(scene.state, moveOf(decided.value.fact));
  if (!next.ok) return next;

  const fact = { ...decided.value.fact, ...originOf(scene, actor) } as DossierFact;
  const { steps } = scene.revision.content.route;
  const projection = projectionOf([...scene.facts, fact], { steps, calendar: scene.calendar });
  if (!projection.ok) return projection;

  const { id: dossierId, version } = scene.dossier;
  const answer = answerOf(scene, { fact, projection: projection.value });
  const notes = decided.value.notes ?? [];
  const { alongside } = decided.value;
  if (alongside && !db.isTransaction) throw new Error('Rows beside a fact are written in its transaction');
  const written = await appendFact(db, { dossierId, version, fact, projection: projection.value, notes, request: { ...request, answer } });
  if (!written) return 'changed';
  await alongside?.(db);
  return ok(answer);
}

function answerAgain(earlier: EarlierRequest, bodyHash: string): Result<Acted, { readonly code: 'request.key-reused' }> {
  return earlier.bodyHash === bodyHash ? ok(earlier.answer as Acted) : refuse({ code: 'request.key-reused' });
}

function answerOf({ dossier }: Scene, { fact, projection }: { fact: DossierFact; projection: Projection }): Acted {
  const { code, place, national, dueAt, version } = projection;
  return { dossierId: dossier.id, reference: dossier.reference, code, place, national, dueAt, version, factId: fact.id, at: fact.at };
}

function originOf({ dossier, acting, now }: Scene, actor: Actor): { id: string; seq: number; at: string; by: FactAuthor } {
  return { id: newId(), seq: dossier.version + 1, at: now.toString(), by: authorOf(actor, acting) };
}

/** Requests overtake one another; facts do not: a fact is never dated before the one it follows. */
function notBefore(now: Temporal.Instant, facts: readonly DossierFact[]): Temporal.Instant {
  const last = Temporal.Instant.from(facts.at(-1)?.at ?? now.toString());
  return Temporal.Instant.compare(now, last) < 0 ? last : now;
}

export function authorOf(actor: Actor, acting: Pick<ActingAs, 'role' | 'agencyId' | 'standsInFor'>): FactAuthor {
  if (actor.kind === 'citizen') {
    const mandateId = actor.actingFor?.mandateId;
    return { kind: 'citizen', id: actor.personId, role: null, agencyId: null, ...(mandateId === undefined ? {} : { mandateId }) };
  }
  if (actor.kind === 'officer') {
    const { role, agencyId, standsInFor } = acting;
    return { kind: 'officer', id: actor.officerId, role, agencyId, ...(standsInFor === undefined ? {} : { standsInFor }) };
  }
  return { kind: 'system', id: null, role: null, agencyId: null };
}

export function ownerOf(actor: Actor): string {
  return actor.kind === 'system' ? 'system' : actor.accountId;
}
