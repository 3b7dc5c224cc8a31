import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** What filings took, summed; of a procedure, of an agency, or of all. */
export interface FilingFigure {
  readonly filings: number;
  readonly fieldsAsked: number;
  readonly fieldsLaidIn: number;
  readonly fieldsHeld: number;
  readonly fieldsAgain: number;
  readonly papersAsked: number;
  readonly papersReused: number;
  readonly papersHeld: number;
  readonly papersAgain: number;
  readonly tripsAvoided: number;
}

const SUMS = sql`
  coalesce(sum(filings), 0)::int as filings, coalesce(sum(fields_asked), 0)::bigint as "fieldsAsked",
  coalesce(sum(fields_laid_in), 0)::bigint as "fieldsLaidIn", coalesce(sum(fields_held), 0)::bigint as "fieldsHeld",
  coalesce(sum(fields_again), 0)::bigint as "fieldsAgain", coalesce(sum(papers_asked), 0)::bigint as "papersAsked",
  coalesce(sum(papers_reused), 0)::bigint as "papersReused", coalesce(sum(papers_held), 0)::bigint as "papersHeld",
  coalesce(sum(papers_again), 0)::bigint as "papersAgain", coalesce(sum(trips_avoided), 0)::bigint as "tripsAvoided"`;

/** So many of the latest filings of a procedure say how long it takes. */
const LATEST = 200;

/** Sums over a year; of one procedure where one is named. */
export async function filingFigure(
  db: Db,
  { year, procedureCode = null }: { readonly year: number; readonly procedureCode?: string | null },
): Promise<FilingFigure> {
  const { rows } = await sql<FilingFigure>`
    select ${SUMS} from filing_figure
    where year = ${year} and (${procedureCode}::text is null or procedure_code = ${procedureCode}::text)`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('Sums gave no row');
  return row;
}

export interface ProcedureFigure extends FilingFigure {
  readonly procedureCode: string;
  readonly name: string;
  /** Seconds; half of the latest filings on our pages took no longer. Null while there are none. */
  readonly medianSeconds: number | null;
}

/** Each procedure's year, the most filed first. */
export async function figuresByProcedure(db: Db, year: number): Promise<readonly ProcedureFigure[]> {
  const { rows } = await sql<ProcedureFigure>`
    with summed as (
      select procedure_code, ${SUMS} from filing_figure where year = ${year} group by procedure_code
    )
    select summed.procedure_code as "procedureCode", coalesce(p.name, summed.procedure_code) as name, filings, "fieldsAsked", "fieldsLaidIn",
      "fieldsHeld", "fieldsAgain", "papersAsked", "papersReused", "papersHeld", "papersAgain", "tripsAvoided",
      (select percentile_disc(0.5) within group (order by active_seconds)
       from (select active_seconds from filing_measured m
         where m.procedure_code = summed.procedure_code and active_seconds is not null
         order by filed_at desc limit ${sql.lit(LATEST)}) as latest) as "medianSeconds"
    from summed
    left join procedure p on p.code = summed.procedure_code
    order by filings desc, summed.procedure_code`.execute(db);
  return rows;
}

export interface AgencyFigure extends FilingFigure {
  readonly procedureCode: string;
  readonly agencyId: string;
}

/** Each procedure at each agency in a year, where at least so many were filed. */
export async function figuresByAgency(
  db: Db,
  { year, enough }: { readonly year: number; readonly enough: number },
): Promise<readonly AgencyFigure[]> {
  const { rows } = await sql<AgencyFigure>`
    select procedure_code as "procedureCode", agency_id as "agencyId", filings, fields_asked as "fieldsAsked",
      fields_laid_in as "fieldsLaidIn", fields_held as "fieldsHeld", fields_again as "fieldsAgain", papers_asked as "papersAsked",
      papers_reused as "papersReused", papers_held as "papersHeld", papers_again as "papersAgain", trips_avoided as "tripsAvoided"
    from filing_figure
    where year = ${year} and filings >= ${enough}
    order by procedure_code, agency_id`.execute(db);
  return rows;
}

export interface AskedAgain {
  readonly procedureCode: string;
  readonly kind: 'field' | 'paper';
  readonly item: string;
  readonly label: string;
  readonly times: number;
}

/** What is asked again most although it is held, in a year; of one procedure where one is named. */
export async function askedAgainMost(
  db: Db,
  asked: { readonly year: number; readonly procedureCode?: string | null; readonly limit: number },
): Promise<readonly AskedAgain[]> {
  const { year, procedureCode = null, limit } = asked;
  const { rows } = await sql<AskedAgain>`
    select procedure_code as "procedureCode", kind, item, max(label) as label, sum(times)::bigint as times
    from asked_again
    where year = ${year} and (${procedureCode}::text is null or procedure_code = ${procedureCode}::text)
    group by procedure_code, kind, item
    order by times desc, procedure_code, kind, item
    limit ${limit}`.execute(db);
  return rows;
}
