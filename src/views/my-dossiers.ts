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

export interface MyDossier {
  readonly id: string;
  readonly reference: string;
  readonly code: string | null;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly place: Place;
  readonly national: NationalState;
  readonly filedAt: string;
  readonly dueAt: string | null;
  /** By when the applicant must answer, while something is asked of them. */
  readonly answerBy: string | null;
  readonly endedAt: string | null;
}

export interface MyDossiers {
  readonly drafts: readonly MyDraft[];
  /** What waits for the applicant, first; on the first page only. */
  readonly dossiers: readonly MyDossier[];
  /** To be passed as `after`; null on the last page. */
  readonly next: string | null;
}

const USUAL_ROWS = 20;

/** Everything one person has in preparation and has filed, newest first. Ask only for the person who is signed in. */
export async function myDossiers(
  db: Db,
  asked: { readonly personId: string; readonly after?: string | undefined; readonly limit?: number | undefined },
): Promise<MyDossiers> {
  const limit = Math.min(Math.max(asked.limit ?? USUAL_ROWS, 1), 100);
  const cursor = readCursor(asked.after);
  const dossiers = await sql<MyDossier & { cursor: string }>`
    with page as (
      select id, reference, code, procedure_code, place, national, filed_at, due_at, act_by, ended_at
      from dossier
      where applicant_id = ${asked.personId}
        and (${cursor?.at ?? null}::timestamptz is null or (filed_at, id) < (${cursor?.at ?? null}::timestamptz, ${cursor?.id ?? null}::uuid))
      order by filed_at desc, id desc
      limit ${limit + 1}
    )
    select page.id, reference, page.code, procedure_code as "procedureCode", p.name as "procedureName", place, national,
      filed_at as "filedAt", due_at as "dueAt", ended_at as "endedAt",
      case when place in ('supplement-at-reception', 'supplement-in-appraisal') then act_by end as "answerBy",
      filed_at::text || '|' || page.id as cursor
    from page
    left join procedure p on p.code = page.procedure_code
    order by filed_at desc, page.id desc`.execute(db);
  const drafts = cursor ? [] : await draftsOf(db, asked.personId);

  const shown = dossiers.rows.slice(0, limit);
  return {
    drafts,
    dossiers: shown.map(({ cursor: _cursor, ...row }) => row),
    next: dossiers.rows.length > limit ? (shown.at(-1)?.cursor ?? null) : null,
  };
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
