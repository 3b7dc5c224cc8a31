import { sql } from 'kysely';
import type { NationalState, Place } from '#modules/dossier';
import type { Db } from '#kernel/database';
import { readCursor } from './cursor.ts';

export interface MyDraft {
  readonly id: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly updatedAt: string;
  readonly expiresAt: string;
}

/** Whose turn it is: the applicant's, an office's, nobody's any more. */
export type Turn = 'mine' | 'running' | 'ended';

/** By rank in the list: what has a deadline, what is to be paid, what is to be collected, what goes on, what is over. */
const TURN_OF_RANK: readonly Turn[] = ['mine', 'mine', 'mine', 'running', 'ended'];

export interface MyDossier {
  readonly id: string;
  readonly reference: string;
  readonly code: string | null;
  readonly procedureCode: string;
  readonly procedureName: string;
  /** Who settles it; its calendar counts the time. */
  readonly agencyId: string;
  readonly place: Place;
  readonly national: NationalState;
  readonly turn: Turn;
  readonly filedAt: string;
  readonly dueAt: string | null;
  /** By when whoever has the turn must act. */
  readonly actBy: string | null;
  /** By when the applicant must answer, while something is asked of them. */
  readonly answerBy: string | null;
  readonly endedAt: string | null;
}

export interface MyDossiers {
  /** On the first page only. */
  readonly drafts: readonly MyDraft[];
  /** What waits for the applicant first, then what goes on, then what is over; newest first in each. */
  readonly dossiers: readonly MyDossier[];
  /** To be passed as `after`; null on the last page. */
  readonly next: string | null;
}

const USUAL_ROWS = 20;

/** Everything one person has in preparation and has filed. Ask only for the person who is signed in. */
export async function myDossiers(
  db: Db,
  asked: { readonly personId: string; readonly after?: string | undefined; readonly limit?: number | undefined },
): Promise<MyDossiers> {
  const limit = Math.min(Math.max(asked.limit ?? USUAL_ROWS, 1), 100);
  const after = readPlace(asked.after);
  const dossiers = await sql<Omit<MyDossier, 'turn'> & { rank: number; cursor: string }>`
    with own as (
      select id, reference, code, procedure_code, agency_id, place, national, filed_at, due_at, act_by, ended_at,
        case
          when place in ('supplement-at-reception', 'supplement-in-appraisal') then 0
          when place = 'fee-required' then 1
          when place = 'settled' then 2
          when place in ('reception-refused', 'withdrawn', 'stopped', 'handed-over') then 4
          else 3
        end as rank
      from dossier
      where applicant_id = ${asked.personId}
    ), page as (
      select id, reference, code, procedure_code, agency_id, place, national, filed_at, due_at, act_by, ended_at, rank
      from own
      where ${after?.rank ?? null}::int is null
        or rank > ${after?.rank ?? null}::int
        or (rank = ${after?.rank ?? null}::int and (filed_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by rank, filed_at desc, id desc
      limit ${limit + 1}
    )
    select page.id, reference, page.code, procedure_code as "procedureCode", p.name as "procedureName", agency_id as "agencyId", place,
      national, rank, filed_at as "filedAt", due_at as "dueAt", act_by as "actBy", ended_at as "endedAt",
      case when place in ('supplement-at-reception', 'supplement-in-appraisal') then act_by end as "answerBy",
      rank || '|' || filed_at::text || '|' || page.id as cursor
    from page
    left join procedure p on p.code = page.procedure_code
    order by rank, filed_at desc, page.id desc`.execute(db);
  const drafts = after ? [] : await draftsOf(db, asked.personId);

  const shown = dossiers.rows.slice(0, limit);
  return {
    drafts,
    dossiers: shown.map(({ cursor: _cursor, rank, ...row }) => ({ ...row, turn: TURN_OF_RANK[rank] ?? 'running' })),
    next: dossiers.rows.length > limit ? (shown.at(-1)?.cursor ?? null) : null,
  };
}

/** Where a page ended: the rank it had come to, and the row in it. */
function readPlace(text: string | undefined): { readonly rank: number; readonly at: string; readonly id: string } | null {
  const [, rank, rest] = /^([0-4])\|(.*)$/.exec(text ?? '') ?? [];
  const cursor = readCursor(rest);
  return rank === undefined || cursor === null ? null : { rank: Number(rank), ...cursor };
}

async function draftsOf(db: Db, personId: string): Promise<readonly MyDraft[]> {
  const { rows } = await sql<MyDraft>`
    select d.id, d.procedure_code as "procedureCode", p.name as "procedureName", d.updated_at as "updatedAt", d.expires_at as "expiresAt"
    from draft d
    left join procedure p on p.code = d.procedure_code
    where d.person_id = ${personId} and d.purpose = 'filing'
    order by d.updated_at desc, d.id
    limit 50`.execute(db);
  return rows;
}
