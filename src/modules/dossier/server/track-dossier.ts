import { calendarOf } from '#modules/agency/server';
import type { Db } from '#kernel/database';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import { maskName } from '#kernel/text';
import type { NationalState, Place } from '../places.ts';
import { readDossierNumber } from '../reference.ts';
import { workAhead } from '../route-position.ts';
import { timelineOf } from '../timeline.ts';
import type { TimelineStep } from '../timeline.ts';
import { findForTracking } from './dossier-store.ts';
import { revisionOf } from './surroundings.ts';

/** What anybody who holds code and second factor is told: no name in full, no officer, no paper. */
export interface TrackedDossier {
  /** The code, or the reference while there is none. */
  readonly number: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly applicantName: string;
  readonly agencyId: string;
  readonly deskId: string;
  readonly place: Place;
  readonly national: NationalState;
  readonly filedAt: string;
  readonly receivedAt: string | null;
  readonly dueAt: string | null;
  readonly endedAt: string | null;
  readonly timeline: readonly Omit<TimelineStep, 'officerId'>[];
}

/** One answer for a number nobody has and for a factor that does not fit: nothing to learn by trying. */
export type TrackRefusal = { readonly code: 'track.no-match' } | { readonly code: 'track.too-many'; readonly seconds: number };

export interface TrackNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
  /** Counts a try and answers how many seconds to wait, or null; lent by the account module. */
  readonly countTracking: (asked: { readonly number: string; readonly address: string }) => Promise<number | null>;
}

/** Follows a dossier without signing in: its code or reference, and the last four digits of the applicant's CCCD or phone. */
export async function trackDossier(
  asked: { readonly code: string; readonly factor: string; readonly address: string },
  needs: TrackNeeds,
): Promise<Result<TrackedDossier, TrackRefusal>> {
  // Counted as it is read: the same number spelled with blanks or in wide letters is no fresh start.
  const number = readDossierNumber(asked.code)?.number ?? asked.code.trim().toUpperCase();
  const seconds = await needs.countTracking({ number, address: asked.address });
  if (seconds !== null) return refuse({ code: 'track.too-many', seconds });

  const found = await findForTracking(needs.db, { number: asked.code, factor: asked.factor.replace(/\s+/gu, '') });
  if (!found) return refuse({ code: 'track.no-match' });
  const { dossier, facts, answers } = found;
  const revision = await revisionOf(needs.db, dossier.revisionId);
  const calendar = await calendarOf(needs.db, dossier.agencyId);
  const timeline = timelineOf(facts, {
    route: revision.content.route,
    ahead: workAhead(revision, answers),
    calendar,
    now: needs.now,
  });

  const { procedureCode, agencyId, deskId, place, national, filedAt, receivedAt, dueAt, endedAt } = dossier;
  return ok({
    number: dossier.code ?? dossier.reference,
    procedureCode,
    procedureName: revision.content.record.name,
    applicantName: maskName(dossier.applicantName),
    agencyId,
    deskId,
    place,
    national,
    filedAt,
    receivedAt,
    dueAt,
    endedAt,
    timeline: timeline.map(({ officerId: _hidden, ...step }) => step),
  });
}
