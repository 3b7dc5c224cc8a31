import { sql } from 'kysely';
import { factsOf } from '#modules/form';
import { getRevision } from '#modules/procedure/server';
import type { Place } from '#modules/dossier';
import { readUnits } from '#modules/place/server';
import type { Unit } from '#modules/place';
import type { RevisionContent } from '#modules/procedure';
import type { Db } from '#kernel/database';
import { addressIn } from './address-in.ts';
import { readCursor } from './cursor.ts';

/** Which lines of a register: of one desk, received between two instants, perhaps only those one agency settles. */
export interface RegisterAsked {
  readonly deskId: string;
  readonly from: Temporal.Instant;
  /** Not included. */
  readonly until: Temporal.Instant;
  readonly agencyId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** One dossier in a register. */
export interface RegisterRow {
  readonly dossierId: string;
  /** Its number in the book; null until it was entered. */
  readonly number: number | null;
  readonly code: string;
  readonly procedureName: string;
  readonly applicantName: string;
  readonly agencyId: string;
  readonly place: Place;
  readonly receivedAt: string;
  readonly dueAt: string | null;
  readonly returnedAt: string | null;
  readonly takenBy: 'applicant' | 'delegate' | null;
  readonly delivery: string | null;
  /** Files, and sheets laid on the counter. */
  readonly papers: number;
}

/** A line with what the form of the law asks besides: where the applicant lives and how to reach them. */
export interface RegisterLineInFull extends RegisterRow {
  readonly address: string | null;
  readonly phone: string | null;
}

interface Found extends RegisterRow {
  readonly cursor: string;
  readonly revisionId: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** One page of a register, in the order of reception. Answers are joined after the cut. */
export async function registerPage(
  db: Db,
  asked: RegisterAsked,
): Promise<{ readonly rows: readonly RegisterRow[]; readonly next: string | null }> {
  const { rows, next } = await readPage(db, asked);
  return { rows: rows.map(({ revisionId: _revision, answers: _answers, ...row }) => row), next };
}

/** The same with addresses and phones: personal data, for whoever asked the ledger first. */
export async function registerInFull(
  db: Db,
  asked: RegisterAsked,
): Promise<{ readonly rows: readonly RegisterLineInFull[]; readonly next: string | null }> {
  const { rows, next } = await readPage(db, asked);
  const units = await readUnits(db);
  const forms = new Map<string, RevisionContent['form']>();
  for (const id of new Set(rows.map(({ revisionId }) => revisionId))) forms.set(id, (await getRevision(db, id)).content.form);
  return {
    rows: rows.map(({ answers, revisionId, ...row }) => ({ ...row, ...reachIn(answers, { form: forms.get(revisionId), units }) })),
    next,
  };
}

async function readPage(
  db: Db,
  asked: RegisterAsked,
): Promise<{ readonly rows: readonly Omit<Found, 'cursor'>[]; readonly next: string | null }> {
  const after = readCursor(asked.after);
  const { rows } = await sql<Found>`
    with page as (
      select id, code, procedure_code, procedure_revision_id, applicant_name, agency_id, place, received_at, due_at
      from dossier
      where desk_id = ${asked.deskId} and received_at >= ${asked.from.toString()} and received_at < ${asked.until.toString()}
        and (${asked.agencyId ?? null}::text is null or agency_id = ${asked.agencyId ?? null})
        and (${after?.at ?? null}::timestamptz is null or (received_at, id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by received_at, id
      limit ${asked.limit + 1}
    )
    select page.id as "dossierId", r.number, page.code, p.name as "procedureName", page.applicant_name as "applicantName",
      page.agency_id as "agencyId", page.place, page.received_at as "receivedAt", page.due_at as "dueAt", given.at as "returnedAt",
      given.data ->> 'to' as "takenBy", a.answers -> 'delivery' ->> 'how' as delivery,
      (select count(*)::int from dossier_paper dp where dp.dossier_id = page.id and dp.superseded_at is null)
        + (select coalesce(sum(b.originals + b.certified + b.copies), 0)::int from brought_paper b where b.intake_id = page.id) as papers,
      page.procedure_revision_id as "revisionId", a.answers, page.received_at::text || '|' || page.id as cursor
    from page
    join procedure p on p.code = page.procedure_code
    join dossier_answers a on a.dossier_id = page.id and a.superseded_at is null
    left join register_line r on r.dossier_id = page.id
    left join dossier_fact given on given.dossier_id = page.id and given.type = 'handed-over'
    order by page.received_at, page.id`.execute(db);
  const shown = rows.slice(0, asked.limit);
  return {
    rows: shown.map(({ cursor: _cursor, ...row }) => row),
    next: rows.length > asked.limit ? (shown.at(-1)?.cursor ?? null) : null,
  };
}

function reachIn(
  answers: Found['answers'],
  { form, units }: { readonly form: RevisionContent['form'] | undefined; readonly units: readonly Unit[] },
): { readonly address: string | null; readonly phone: string | null } {
  if (!form) return { address: null, phone: null };
  const said = factsOf(form, answers, 'applicant');
  const phone = said['person.phone'];
  return { address: addressIn(said, units), phone: typeof phone === 'string' && phone !== '' ? phone : null };
}
