import { unitsAround } from '#modules/agency/server';
import { dueTime, type WorkingCalendar } from '#modules/calendar/server';
import { getPrincipal } from '#modules/citizen/server';
import { asksAboutOwner, toldIn, visibleControls, type Answers } from '#modules/form';
import type { LockerPaper, Statement } from '#modules/locker';
import { findHeld, type FilingAsks } from '#modules/locker/server';
import { calendarLimit, componentsFor, limitFor, type Revision } from '#modules/procedure';
import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import type { Defect } from '../action-body.ts';
import { placeOf } from '../defect-place.ts';
import { isWithin } from '../supplement.ts';
import type { Dossier } from './dossier-row.ts';

/** Something an office is about to ask for, or could ask for, that is in the applicant's locker and does. */
export interface HeldItem {
  /** Where it is asked for: `component:ID`, or the path of an answer. */
  readonly place: string;
  readonly what: 'paper' | 'fact';
  /** The type of a paper, or the meaning of a fact. */
  readonly item: string;
  /** The paper's id in the locker; null for a fact. */
  readonly paperId: string | null;
  /** What the paper is called, or the question the fact answers. */
  readonly name: string;
  /** The number of the paper, or what the fact says. */
  readonly says: string | null;
  /** A to E; null for a fact. */
  readonly level: string | null;
  readonly issuedOn: string | null;
  readonly expiresOn: string | null;
  /** Since when an office knows it. */
  readonly since: string;
}

/** A dossier before an office, as far as what it holds already is judged. */
export interface HeldFor {
  readonly dossier: Dossier;
  readonly revision: Revision;
  readonly answers: Answers;
  readonly calendar: WorkingCalendar;
  readonly now: Temporal.Instant;
}

/** The same with the paper itself, where it is one. */
export interface FoundHeld {
  readonly item: HeldItem;
  readonly paper: LockerPaper | null;
}

type Place = Pick<Defect, 'component' | 'path'>;

/** Which of these places ask for something that is there, could be used today and until the decision, and was known elsewhere before. */
export async function heldAt(db: Db, around: HeldFor, places: readonly Place[]): Promise<readonly FoundHeld[]> {
  const { dossier, revision, answers } = around;
  const components = places.flatMap(({ component }) => component ?? []);
  const asked = places.flatMap(({ path }) => (path === undefined ? [] : meantAt(revision, { path, answers })));
  const held = await findHeld({ filing: await filingOf(db, around), dossierId: dossier.id, asked: { components, answers: asked } }, { db });
  return places.flatMap((place): FoundHeld[] => {
    const paper = place.component === undefined ? undefined : held.papers.get(place.component);
    if (paper) return [{ item: paperItem(placeOf(place), paper), paper }];
    const { path } = place;
    if (path === undefined) return [];
    return meantAt(revision, { path, answers }).flatMap(({ meaning }): FoundHeld[] => {
      const fact = held.facts.get(meaning);
      return fact ? [{ item: factItem(placeOf(place), fact), paper: null }] : [];
    });
  });
}

function paperItem(place: string, paper: LockerPaper & { readonly type: string }): HeldItem {
  const { type, id, name, number, level, issuedOn, expiresOn, firstAt } = paper;
  return { place, what: 'paper', item: type, paperId: id, name, says: number, level, issuedOn, expiresOn, since: firstAt };
}

function factItem(place: string, { meaning, label, told, confirmedAt, givenAt }: Statement): HeldItem {
  const none = { paperId: null, level: null, issuedOn: null, expiresOn: null };
  return { place, what: 'fact', item: meaning, name: label, says: told, since: confirmedAt ?? givenAt, ...none };
}

/** Everything of the kind that this dossier asks for. */
export async function heldAnywhere(db: Db, around: HeldFor): Promise<readonly FoundHeld[]> {
  const { dossier, revision, answers } = around;
  const components = componentsFor(revision.content, dossier).map(({ id }): Place => ({ component: id }));
  const paths = visibleControls(revision.content.form, answers).flatMap(({ path, row, control }): Place[] =>
    control.meaning === undefined || row ? [] : [{ path }],
  );
  return heldAt(db, around, [...components, ...paths]);
}

/** What the questions at a path mean; the rows of a list mean nothing that is kept. */
function meantAt({ content }: Revision, { path, answers }: { readonly path: string; readonly answers: Answers }) {
  return visibleControls(content.form, answers).flatMap(({ path: own, row, control: { meaning, options } }) =>
    meaning !== undefined && !row && isWithin(own, path) ? [{ meaning, of: options.of ?? null }] : [],
  );
}

/** The dossier as the locker is asked about it: whose, what about, where it is settled, and by when it should be decided. */
async function filingOf(db: Db, { dossier, revision, answers, calendar, now }: HeldFor): Promise<FilingAsks> {
  const { form, components } = revision.content;
  const principal = await getPrincipal(db, dossier.applicantId);
  const limit = calendarLimit(limitFor(revision.content, dossier));
  const due = limit && dueTime(now, limit, calendar);
  const promised = dossier.dueAt === null ? now : Temporal.Instant.from(dossier.dueAt);
  return {
    party: {
      id: dossier.applicantId,
      kind: principal.kind,
      number: principal.kind === 'person' ? principal.person.cccd : principal.organisation.taxNumber,
    },
    answers: { told: toldIn(form, answers, UNSAID), hasOwner: asksAboutOwner(form, answers) },
    filedOn: dayOf(now),
    decidedOn: dayOf(due?.ok ? later(due.value, promised) : later(now, promised)),
    units: await unitsAround(db, dossier.agencyId),
    components,
  };
}

/** Only what an answer means is asked here, not how it is said. */
const UNSAID = { words: () => '' };

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? other : one;
}

function dayOf(instant: Temporal.Instant): string {
  return inVietnam(instant).toPlainDate().toString();
}
