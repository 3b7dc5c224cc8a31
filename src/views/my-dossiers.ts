import { sql, type RawBuilder } from 'kysely';
import type { NationalState, Place } from '#modules/dossier';
import type { Db } from '#kernel/database';
import { fold } from '#kernel/text';
import { readCursor } from './cursor.ts';
import { hasWords } from './words-in.ts';

export interface MyDraft {
  readonly id: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly updatedAt: string;
  readonly expiresAt: string;
}

/** Whose turn it is: the applicant's, an office's, nobody's any more. */
export const TURNS = ['mine', 'running', 'ended'] as const;
export type Turn = (typeof TURNS)[number];

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
  /** On the first page of an unnarrowed list only. */
  readonly drafts: readonly MyDraft[];
  /** What waits for the applicant first, then what goes on, then what is over; newest first in each. */
  readonly dossiers: readonly MyDossier[];
  /** To be passed as `after`; null on the last page. */
  readonly next: string | null;
}

const USUAL_ROWS = 20;

/** Whose, by the id of a person or organisation, and in which procedures; none named are all. */
interface Scope {
  readonly personId: string;
  readonly procedures?: readonly string[] | null | undefined;
}

/** What somebody's dossiers are narrowed down to. */
export interface MyDossiersAsked extends Scope {
  readonly turn?: Turn | undefined;
  readonly procedure?: string | undefined;
  /** Words or a number. */
  readonly q?: string | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** Everything a principal has in preparation and has filed. Ask only in the scope of whoever is signed in. */
export async function myDossiers(db: Db, asked: MyDossiersAsked): Promise<MyDossiers> {
  const ranks = TURN_OF_RANK.flatMap((turn, rank) => (asked.turn === undefined || asked.turn === turn ? rank : []));
  const found = fold(asked.q ?? '') === '' ? sql`true` : hasWords(asked.q ?? '');
  const narrowed = asked.turn !== undefined || asked.procedure !== undefined || fold(asked.q ?? '') !== '';
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
      where applicant_id = ${asked.personId} and (${asked.procedure ?? null}::text is null or procedure_code = ${asked.procedure ?? null})
        and ${within(sql`procedure_code`, asked)} and ${found}
    ), page as (
      select id, reference, code, procedure_code, agency_id, place, national, filed_at, due_at, act_by, ended_at, rank
      from own
      where rank = any(${ranks}::int[]) and (${after?.rank ?? null}::int is null
        or rank > ${after?.rank ?? null}::int
        or (rank = ${after?.rank ?? null}::int and (filed_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)))
      order by rank, filed_at desc, id desc
      limit ${limit + 1}
    )
    select page.id, reference, page.code, procedure_code as "procedureCode", p.name as "procedureName", page.agency_id as "agencyId", place,
      national, rank, filed_at as "filedAt", due_at as "dueAt", act_by as "actBy", ended_at as "endedAt",
      case when place in ('supplement-at-reception', 'supplement-in-appraisal') then act_by end as "answerBy",
      rank || '|' || filed_at::text || '|' || page.id as cursor
    from page
    left join procedure p on p.code = page.procedure_code
    order by rank, filed_at desc, page.id desc`.execute(db);
  const drafts = after || narrowed ? [] : await draftsOf(db, asked);

  const shown = dossiers.rows.slice(0, limit);
  return {
    drafts,
    dossiers: shown.map(({ cursor: _cursor, rank, ...row }) => ({ ...row, turn: TURN_OF_RANK[rank] ?? 'running' })),
    next: dossiers.rows.length > limit ? (shown.at(-1)?.cursor ?? null) : null,
  };
}

/** What somebody ever filed for, for them to choose from; and how many dossiers that makes, at most as many as are worth filtering. */
export async function myProcedures(
  db: Db,
  asked: Scope,
): Promise<readonly { readonly code: string; readonly name: string; readonly count: number }[]> {
  const { rows } = await sql<{ code: string; name: string; count: number }>`
    select procedure_code as code, coalesce(p.name, procedure_code) as name, count(*)::int as count
    from dossier d
    left join procedure p on p.code = d.procedure_code
    where applicant_id = ${asked.personId} and ${within(sql`procedure_code`, asked)}
    group by procedure_code, p.name
    order by name`.execute(db);
  return rows;
}

function within(column: RawBuilder<unknown>, { procedures = null }: Scope): RawBuilder<unknown> {
  return procedures === null ? sql`true` : sql`${column} = any(${procedures}::text[])`;
}

/** Where a page ended: the rank it had come to, and the row in it. */
function readPlace(text: string | undefined): { readonly rank: number; readonly at: string; readonly id: string } | null {
  const [, rank, rest] = /^([0-4])\|(.*)$/.exec(text ?? '') ?? [];
  const cursor = readCursor(rest);
  return rank === undefined || cursor === null ? null : { rank: Number(rank), ...cursor };
}

async function draftsOf(db: Db, asked: Scope): Promise<readonly MyDraft[]> {
  const { rows } = await sql<MyDraft>`
    select d.id, d.procedure_code as "procedureCode", p.name as "procedureName", d.updated_at as "updatedAt", d.expires_at as "expiresAt"
    from draft d
    left join procedure p on p.code = d.procedure_code
    where d.person_id = ${asked.personId} and ${within(sql`d.procedure_code`, asked)} and d.desk_id is null and d.purpose = 'filing'
    order by d.updated_at desc, d.id
    limit 50`.execute(db);
  return rows;
}
