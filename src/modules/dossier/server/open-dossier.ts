import { calendarOf } from '#modules/agency/server';
import type { Revision } from '#modules/procedure';
import type { Db } from '#kernel/database';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { ActionType } from '../actions.ts';
import type { Actor } from '../actor.ts';
import { clockOf } from '../clock.ts';
import type { ClockReading } from '../clock.ts';
import type { DossierFact } from '../fact.ts';
import { deskRights } from '../desk-rights.ts';
import type { DeskRights } from '../desk-rights.ts';
import { keptInside } from '../kept-inside.ts';
import { possibleActions } from '../lifecycle.ts';
import type { DossierState } from '../lifecycle.ts';
import { actionsOf, mayRead } from '../permissions.ts';
import type { ActingAs, PermissionRefusal } from '../permissions.ts';
import { replay } from '../replay.ts';
import { isOfStep, workAhead } from '../route-position.ts';
import { timelineOf } from '../timeline.ts';
import type { TimelineStep } from '../timeline.ts';
import type { Dossier } from './dossier-row.ts';
import { findWhole } from './dossier-store.ts';
import { noteRead } from './note-read.ts';
import type { CounterReason } from './note-read.ts';
import type { StoredNote } from './note-store.ts';
import type { Contents } from './supplement-store.ts';
import { relationOf, revisionOf } from './surroundings.ts';

/** A dossier as somebody who may read it sees it. */
export interface OpenedDossier {
  readonly dossier: Dossier;
  readonly state: DossierState;
  readonly facts: readonly DossierFact[];
  readonly contents: Contents;
  readonly notes: readonly StoredNote[];
  readonly revision: Revision;
  readonly clock: ClockReading;
  readonly timeline: readonly TimelineStep[];
  /** As whom it was opened. */
  readonly acting: ActingAs;
  /** What this reader can do now: allowed by office, possible in this state, and left open by the step of the route. */
  readonly actions: readonly ActionType[];
  /** What else this reader can do at the desk. */
  readonly rights: DeskRights;
}

export type OpenRefusal = Extract<PermissionRefusal, { code: 'dossier.unknown' }>;

/**
 * Opens a dossier by its id, code or reference, or one of its papers. What an officer, or somebody who acts for the applicant, sees of personal data goes into
 * the ledger before anything is shown; for an officer it is also kept up to which fact they have seen it.
 */
export async function openDossier(
  asked: {
    readonly actor: Actor;
    readonly dossier: string;
    readonly paper?: string | undefined;
    /** What an officer opens it for, where it is not what their standing says. */
    readonly because?: CounterReason | undefined;
    /** Whoever asks shows what is being prepared for it first, if that is theirs: then there is no dossier yet. */
    readonly unlessDraft?: boolean;
  },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<OpenedDossier, OpenRefusal>> {
  const { actor } = asked;
  const { db, now } = needs;
  const found = await findWhole(db, asked.dossier);
  if (!found || (asked.unlessDraft && found.hasDraft)) return refuse({ code: 'dossier.unknown' });
  const { dossier, facts, contents, notes } = found;
  const relation = await relationOf(db, dossier);
  const allowed = mayRead(actor, relation);
  if (!allowed.ok) return allowed;

  const [calendar, revision] = await Promise.all([
    calendarOf(db, dossier.agencyId),
    revisionOf(db, dossier.revisionId),
    noteRead(
      db,
      { actor, acting: allowed.value, dossierId: dossier.id, version: dossier.version, paper: asked.paper, because: asked.because },
      now,
    ),
  ]);
  const clock = clockOf(facts, calendar);
  // It was read when each of its facts was recorded, and years are only ever added to a calendar.
  if (!clock.ok) throw new Error(`The calendar of ${dossier.agencyId} no longer reaches ${clock.refusal.year}`);
  const state = replay(facts);
  const here = { ...revision.content.route, at: state.at, stepId: dossier.stepId };
  const told = allowed.value.standing === 'applicant' ? facts.map(keptInside) : facts;
  const possible = new Set(possibleActions(state));
  return ok({
    dossier,
    state,
    facts: told,
    contents,
    notes: saidIn(told, notes),
    revision,
    clock: clock.value,
    timeline: timelineOf(facts, { route: revision.content.route, ahead: workAhead(revision, contents.answers), calendar, now }),
    acting: allowed.value,
    actions: actionsOf(actor, relation).filter((action) => possible.has(action) && isOfStep(action, here)),
    rights: deskRights(actor, relation),
  });
}

/** Only the words that the facts shown refer to. */
function saidIn(facts: readonly DossierFact[], notes: readonly StoredNote[]): readonly StoredNote[] {
  const referred = JSON.stringify(facts.map(({ data }) => data));
  return notes.filter(({ id }) => referred.includes(id));
}
