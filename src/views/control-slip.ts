import { sql } from 'kysely';
import { calendarOf, readAgencies } from '#modules/agency/server';
import { waitsFor, type Actor, type DossierFact, type OfficerRole } from '#modules/dossier';
import { openDossier, projectionOf, type OpenedDossier, type OpenRefusal } from '#modules/dossier/server';
import type { ControlRow, Holding, Office, Party } from '#modules/notice';
import { controlRows } from '#modules/notice/server';
import type { Db } from '#kernel/database';
import { ok, type Result } from '#kernel/result';
import { officeNamed } from './office-of.ts';

/** A dossier's control slip with the names its lines need. */
export interface ControlSlipPage {
  readonly opened: OpenedDossier;
  readonly rows: readonly ControlRow[];
  /** Whose slip it is: the agency that settles. */
  readonly office: Office;
  readonly agencyNames: Readonly<Record<string, string>>;
  readonly officerNames: Readonly<Record<string, string>>;
}

/** Who had a dossier when, for whoever may read it; opening it asks the permission and writes the look into the ledger. */
export async function controlSlip(
  asked: { readonly actor: Actor; readonly dossier: string },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<ControlSlipPage, OpenRefusal>> {
  const opened = await openDossier(asked, needs);
  if (!opened.ok) return opened;
  const { dossier, facts } = opened.value;
  const tree = await readAgencies(needs.db);
  const rows = controlRows(facts, await holdingsOf(opened.value, needs.db));
  const parties = rows.flatMap(({ from, to }) => [from, to]).filter((party) => party.kind === 'office');
  const agencies = [dossier.deskId, dossier.agencyId, ...parties.map(({ agencyId }) => agencyId)];
  return ok({
    opened: opened.value,
    rows,
    office: await officeNamed(needs.db, dossier.agencyId),
    agencyNames: Object.fromEntries(agencies.map((id) => [id, tree.find(id)?.name ?? id])),
    officerNames: await namesOf(
      needs.db,
      parties.flatMap(({ officerId, standsInFor }) => [officerId, standsInFor ?? null]).filter((id) => id !== null),
    ),
  });
}

/** Who had it after each fact, and by when they were to hand it on: what the projection said then. */
async function holdingsOf({ dossier, facts, revision }: OpenedDossier, db: Db): Promise<readonly Holding[]> {
  const calendar = await calendarOf(db, dossier.agencyId);
  const { steps } = revision.content.route;
  return facts.map((_, index): Holding => {
    const soFar: readonly DossierFact[] = facts.slice(0, index + 1);
    const projected = projectionOf(soFar, { steps, calendar });
    if (!projected.ok) throw new Error(`The calendar of ${dossier.agencyId} no longer reaches ${projected.refusal.year}`);
    const { place, stepId, unitId, assigneeId, actBy } = projected.value;
    const waits = waitsFor(place);
    if (waits === 'applicant' || waits === 'nobody') return { holder: { kind: 'applicant' }, actBy: null };
    const step = steps.find(({ id }) => id === stepId);
    const agencyId = waits === 'receiver' ? dossier.deskId : waits === 'specialist' ? unitId : (step?.unit ?? dossier.agencyId);
    return { holder: { kind: 'office', agencyId, officerId: waits === 'specialist' ? assigneeId : null, role: waits }, actBy };
  });
}

async function namesOf(db: Db, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, full_name as name from officer where id = any(${ids}::uuid[])`.execute(db);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** How a line names who gave and who took: the office, and whoever it was. */
export function partyNames(
  { agencyNames, officerNames, opened }: Pick<ControlSlipPage, 'agencyNames' | 'officerNames' | 'opened'>,
  say: {
    readonly applicant: string;
    readonly role: (role: OfficerRole) => string;
    readonly standingIn: (name: string, other: string) => string;
  },
): (party: Party) => { readonly office: string; readonly person: string } {
  return function nameOf(party) {
    if (party.kind === 'applicant') return { office: say.applicant, person: opened.dossier.applicantName };
    const title = party.role ? say.role(party.role) : '';
    const name = party.officerId === null ? title : (officerNames[party.officerId] ?? title);
    const other = party.standsInFor ? (officerNames[party.standsInFor] ?? '') : '';
    return { office: agencyNames[party.agencyId] ?? party.agencyId, person: other === '' ? name : say.standingIn(name, other) };
  };
}
