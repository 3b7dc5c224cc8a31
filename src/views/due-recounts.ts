import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';

/** One counting anew of due times, as administrators see it. */
export interface RecountTold {
  readonly id: string;
  readonly because: 'calendar' | 'agency-hours' | 'asked';
  readonly askedAt: string;
  readonly by: string | null;
  readonly endedAt: string | null;
  readonly looked: number;
  readonly moved: number;
}

const LATELY = 5;

/** The latest countings, newest first. */
export async function latestRecounts(db: Db): Promise<readonly RecountTold[]> {
  const { rows } = await sql<RecountTold>`
    select r.id, r.because, r.asked_at as "askedAt", o.full_name as by, r.ended_at as "endedAt", r.looked_at as looked,
      (select count(*)::int from due_moved m where m.recount_id = r.id) as moved
    from due_recount r left join officer o on o.id = r.asked_by
    order by r.asked_at desc, r.id desc
    limit ${LATELY}`.execute(db);
  return rows;
}

/** A dossier whose due time moved, without whose it is. */
export interface DueMoved {
  readonly dossierId: string;
  readonly number: string;
  readonly agencyId: string;
  readonly before: string | null;
  readonly after: string | null;
}

const PAGE = 50;

/** The dossiers one counting moved, a page at a time; `after` is the last one of the page before. */
export async function dossiersMoved(
  db: Db,
  asked: { readonly recountId: string; readonly after?: string | undefined },
): Promise<{ readonly rows: readonly DueMoved[]; readonly next: string | null }> {
  const after = asked.after !== undefined && isId(asked.after) ? asked.after : '00000000-0000-0000-0000-000000000000';
  const { rows } = await sql<DueMoved>`
    select m.dossier_id as "dossierId", coalesce(d.code, d.reference) as number, d.agency_id as "agencyId",
      coalesce(m.due_before, m.act_before) as before, coalesce(m.due_after, m.act_after) as after
    from due_moved m join dossier d on d.id = m.dossier_id
    where m.recount_id = ${asked.recountId} and m.dossier_id > ${after}
    order by m.dossier_id
    limit ${PAGE + 1}`.execute(db);
  const shown = rows.slice(0, PAGE);
  return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.dossierId ?? null) : null };
}
