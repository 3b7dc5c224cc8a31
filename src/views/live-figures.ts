import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** What may be said about the work of the province, counted from dossiers; nobody types any of it in. */
export interface LiveFigures {
  readonly received: number;
  /** Received, and no result yet. */
  readonly open: number;
  /** With a result, approved or refused. */
  readonly settled: number;
  /** Of the settled: the result was there by the due time. */
  readonly onTime: number;
  /** What people filed most in the last ninety days. */
  readonly popular: readonly { readonly code: string; readonly name: string; readonly field: string }[];
}

const KEPT_SECONDS = 60;
const POPULAR_DAYS = 90;
const POPULAR = 4;

const kept = new WeakMap<Db, { readonly at: Temporal.Instant; readonly figures: Promise<LiveFigures> }>();

/**
 * The figures as they are now, or were within the last minute: what is filed most is counted over three months, and the front page
 * is the most visited of all. Each process counts for itself, so nothing is shared and nothing can disagree for longer.
 */
export async function liveFigures({ db, now }: { readonly db: Db; readonly now: Temporal.Instant }): Promise<LiveFigures> {
  const known = kept.get(db);
  if (known && Temporal.Instant.compare(now, known.at.add({ seconds: KEPT_SECONDS })) < 0) return known.figures;

  const figures = countFigures({ db, now });
  kept.set(db, { at: now, figures });
  figures.catch(() => kept.delete(db));
  return figures;
}

async function countFigures({ db, now }: { readonly db: Db; readonly now: Temporal.Instant }): Promise<LiveFigures> {
  const [counts, popular] = await Promise.all([countDossiers(db), popularProcedures(db, now.subtract({ hours: POPULAR_DAYS * 24 }))]);
  return { ...counts, popular };
}

const FIGURES = { received: 'received', open: 'open', settled: 'settled', 'on-time': 'onTime' } as const;

/**
 * National states 9 and 10 have a result; everything else received and not ended is open. Sums of counters kept beside the dossiers, like
 * those of the desks: four rows and what was not folded yet, however many dossiers there are.
 */
export async function countDossiers(db: Db): Promise<Omit<LiveFigures, 'popular'>> {
  const { rows } = await sql<{ figure: keyof typeof FIGURES; count: number }>`
    select figure, sum(count)::int as count
    from (
      select place, count from queue_count where scope = 'province' and holder = ''
      union all
      select place, change from queue_count_change where scope = 'province' and holder = ''
    ) as kept (figure, count)
    group by figure`.execute(db);
  const counted = Object.fromEntries(rows.map(({ figure, count }) => [FIGURES[figure], count]));
  return { received: 0, open: 0, settled: 0, onTime: 0, ...counted };
}

/** The procedures most filed since an instant, most first. */
export async function popularProcedures(db: Db, since: Temporal.Instant): Promise<LiveFigures['popular']> {
  const { rows } = await sql<LiveFigures['popular'][number]>`
    select p.code, p.name, p.field
    from (select procedure_code, count(*) as filed from dossier where filed_at >= ${since.toString()} group by procedure_code) most
    join procedure p on p.code = most.procedure_code
    order by most.filed desc, p.code
    limit ${POPULAR}`.execute(db);
  return rows;
}
