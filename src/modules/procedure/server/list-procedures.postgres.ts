import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#kernel/database';
import type { OnlineLevel } from '../online-level.ts';
import type { AUDIENCES_ASKED, Level } from '../record.ts';
import type { ProcedureSummary } from '../revision.ts';
import type { Match } from './procedure-store.postgres.ts';

/** What narrows a list down; each by itself or together. */
export interface ProcedureFilters {
  readonly field?: string | null;
  readonly level?: Level | null;
  /** Who decides: an agency, or `COMMUNE` for the commune that is chosen. */
  readonly agency?: string | null;
  /** Who may ask: what is for both is for either. */
  readonly audience?: (typeof AUDIENCES_ASKED)[number] | null;
  readonly online?: OnlineLevel | null;
}

/** Stands for "the commune that is chosen" among agencies. */
export const COMMUNE = 'commune';

/** Where in a list to read. */
export interface Span {
  readonly limit: number;
  readonly offset?: number;
}

const COLUMNS = sql`
  procedure.code, procedure.name, procedure.field, procedure.field_code as "fieldCode", procedure.level, procedure.audience,
  procedure.online, procedure.online_level as "onlineLevel", procedure.agency_id as "agencyId",
  procedure.published_revision_id as "revisionId"`;

/** A part of what was found, best first; of the whole catalogue, by field and name. `total` is how many there are in all. */
export async function listProcedures(
  db: Db,
  asked: { readonly matches: readonly Match[] | null; readonly filters: ProcedureFilters; readonly span: Span },
): Promise<{ readonly total: number; readonly procedures: readonly ProcedureSummary[] }> {
  const { matches, filters, span } = asked;
  const order =
    matches === null ? sql`procedure.field collate "vi-x-icu", procedure.name collate "vi-x-icu", procedure.code` : sql`found.at`;
  const { rows } = await sql<ProcedureSummary & { total: number }>`
    select ${COLUMNS}, count(*) over ()::int as total
    from ${among(matches)}
    where ${narrowed(filters)}
    order by ${order}
    limit ${span.limit} offset ${span.offset ?? 0}`.execute(db);
  return { total: rows[0]?.total ?? 0, procedures: rows.map(({ total: _total, ...procedure }) => procedure) };
}

/** How many of what was found each choice of a filter would leave, all other filters as they are. */
export interface ChoiceCount {
  readonly filter: keyof ProcedureFilters;
  readonly value: string;
  readonly count: number;
}

export async function countChoices(
  db: Db,
  { matches, filters }: { readonly matches: readonly Match[] | null; readonly filters: ProcedureFilters },
): Promise<readonly ChoiceCount[]> {
  const { rows } = await sql<ChoiceCount>`
    with found as materialized (
      select procedure.field, procedure.level, coalesce(procedure.agency_id, ${COMMUNE}) as agency, procedure.audience,
        procedure.online_level, procedure.agency_id
      from ${among(matches)}
    )
    select * from (${sql.join(
      CHOICES.map(
        ({ filter, value }) => sql`
          select ${sql.lit(filter)} as filter, ${value} as value, count(*)::int as count
          from found as procedure ${filter === 'audience' ? EITHER : sql``}
          where ${narrowed({ ...filters, [filter]: null })}
          group by 2`,
      ),
      sql` union all `,
    )}) as counted
    order by filter, count desc, value collate "vi-x-icu"`.execute(db);
  return rows;
}

const EITHER = sql`
  join (values ('citizen', 'citizen'), ('business', 'business'), ('both', 'citizen'), ('both', 'business')) as either (audience, chosen)
    on either.audience = procedure.audience`;

const CHOICES: readonly { readonly filter: keyof ProcedureFilters; readonly value: RawBuilder<string> }[] = [
  { filter: 'field', value: sql`procedure.field` },
  { filter: 'level', value: sql`procedure.level` },
  { filter: 'agency', value: sql`procedure.agency` },
  { filter: 'audience', value: sql`either.chosen` },
  { filter: 'online', value: sql`procedure.online_level` },
];

function among(matches: readonly Match[] | null): RawBuilder<unknown> {
  if (matches === null) return sql`procedure`;
  return sql`
    unnest(${matches.map(({ code }) => code)}::text[]) with ordinality as found (code, at)
    join procedure on procedure.code = found.code`;
}

function narrowed({ field, level, agency, audience, online }: ProcedureFilters): RawBuilder<boolean> {
  const conditions = [
    ...(field ? [sql<boolean>`procedure.field = ${field}`] : []),
    ...(level ? [sql<boolean>`procedure.level = ${level}`] : []),
    ...(agency ? [agency === COMMUNE ? sql<boolean>`procedure.agency_id is null` : sql<boolean>`procedure.agency_id = ${agency}`] : []),
    ...(audience ? [sql<boolean>`procedure.audience in (${audience}, 'both')`] : []),
    ...(online ? [sql<boolean>`procedure.online_level = ${online}`] : []),
  ];
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
