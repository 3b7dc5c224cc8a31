import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { fold } from '#kernel/text';

/** A procedure as administrators list it: what is in force, and what waits. */
export interface ProcedureKept {
  readonly code: string;
  readonly name: string;
  readonly number: number | null;
  readonly publishedAt: string | null;
  readonly flags: number;
  readonly staged: number | null;
}

/** Every procedure with a revision in force or one that waits, by code; words of the name or a part of the code narrow. Some 2,000 in a full catalogue. */
export async function proceduresKept(
  db: Db,
  asked: { readonly q: string; readonly after?: string | undefined },
): Promise<{ readonly rows: readonly ProcedureKept[]; readonly next: string | null }> {
  const words = `%${fold(asked.q).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<ProcedureKept>`
    select code, name, number, published_at as "publishedAt", flags, staged from (
      select coalesce(p.code, s.code) as code, coalesce(s.record ->> 'name', p.record ->> 'name') as name, p.number, p.published_at,
        jsonb_array_length(coalesce(s.flags, p.flags)) as flags, s.number as staged
      from (select code, record, number, published_at, flags from procedure_revision where state = 'published') p
      full join (select code, record, number, flags from procedure_revision where state = 'staged') s on s.code = p.code
    ) kept
    where (vi_fold(name) like ${words} or code like ${words}) and code > ${asked.after ?? ''}
    order by code
    limit ${PAGE + 1}`.execute(db);
  const shown = rows.slice(0, PAGE);
  return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.code ?? null) : null };
}

const PAGE = 100;

/** The codes of what waits to be published. */
export async function codesStaged(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`select code from procedure_revision where state = 'staged' order by code`.execute(db);
  return rows.map(({ code }) => code);
}
