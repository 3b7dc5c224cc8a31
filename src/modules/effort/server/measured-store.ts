import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { AskedCount } from '../asked-item.ts';

/** A filing in numbers. */
export interface Measured {
  readonly dossierId: string;
  readonly procedureCode: string;
  readonly agencyId: string;
  readonly year: number;
  readonly filedAt: string;
  readonly activeSeconds: number | null;
  readonly fields: AskedCount;
  readonly papers: AskedCount;
  readonly tripsAvoided: number;
  /** What was asked again although it was held. */
  readonly again: readonly { readonly kind: 'field' | 'paper'; readonly item: string; readonly label: string }[];
}

/** Keeps what a filing took and adds it to the figures; one that was measured before changes nothing. */
export async function keepMeasured(db: Db, measured: Measured): Promise<void> {
  const { fields, papers, again, ...one } = measured;
  await sql`
    with kept as (
      insert into filing_measured (dossier_id, procedure_code, agency_id, year, filed_at, active_seconds, fields_asked, fields_laid_in,
        fields_held, fields_again, papers_asked, papers_reused, papers_held, papers_again, trips_avoided)
      values (${one.dossierId}, ${one.procedureCode}, ${one.agencyId}, ${one.year}, ${one.filedAt}, ${one.activeSeconds}, ${fields.asked},
        ${fields.laidIn}, ${fields.held}, ${fields.again}, ${papers.asked}, ${papers.laidIn}, ${papers.held}, ${papers.again},
        ${one.tripsAvoided})
      on conflict (dossier_id) do nothing
      returning *
    ), repeated as (
      insert into asked_again (procedure_code, agency_id, year, kind, item, label, times)
      select kept.procedure_code, kept.agency_id, kept.year, given.kind, given.item, max(given.label), count(*)
      from kept, jsonb_to_recordset(${JSON.stringify(again)}::jsonb) as given (kind text, item text, label text)
      group by kept.procedure_code, kept.agency_id, kept.year, given.kind, given.item
      on conflict (procedure_code, agency_id, year, kind, item) do update set times = asked_again.times + excluded.times, label = excluded.label
    )
    insert into filing_figure (procedure_code, agency_id, year, filings, fields_asked, fields_laid_in, fields_held, fields_again, papers_asked,
      papers_reused, papers_held, papers_again, trips_avoided)
    select procedure_code, agency_id, year, 1, fields_asked, fields_laid_in, fields_held, fields_again, papers_asked, papers_reused,
      papers_held, papers_again, trips_avoided
    from kept
    on conflict (procedure_code, agency_id, year) do update set
      filings = filing_figure.filings + 1,
      fields_asked = filing_figure.fields_asked + excluded.fields_asked,
      fields_laid_in = filing_figure.fields_laid_in + excluded.fields_laid_in,
      fields_held = filing_figure.fields_held + excluded.fields_held,
      fields_again = filing_figure.fields_again + excluded.fields_again,
      papers_asked = filing_figure.papers_asked + excluded.papers_asked,
      papers_reused = filing_figure.papers_reused + excluded.papers_reused,
      papers_held = filing_figure.papers_held + excluded.papers_held,
      papers_again = filing_figure.papers_again + excluded.papers_again,
      trips_avoided = filing_figure.trips_avoided + excluded.trips_avoided`.execute(db);
}

/** Whether a filing was measured before. */
export async function isMeasured(db: Db, dossierId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from filing_measured where dossier_id = ${dossierId}`.execute(db);
  return rows.length > 0;
}

/** Keeps how many ways a dossier saved by now, and what that adds to the figures. */
export async function keepTrips(db: Db, { dossierId, trips }: { readonly dossierId: string; readonly trips: number }): Promise<void> {
  await sql`
    with before as (
      select procedure_code, agency_id, year, trips_avoided from filing_measured where dossier_id = ${dossierId} for update
    ), kept as (
      update filing_measured set trips_avoided = ${trips} where dossier_id = ${dossierId}
    )
    update filing_figure figure set trips_avoided = figure.trips_avoided + ${trips} - before.trips_avoided
    from before
    where figure.procedure_code = before.procedure_code and figure.agency_id = before.agency_id and figure.year = before.year`.execute(db);
}
