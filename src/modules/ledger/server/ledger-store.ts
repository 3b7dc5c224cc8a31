import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#kernel/database';
import type { LedgerEntry, LedgerSubject } from '../ledger-entry.ts';

/**
 * Appends one line, in the caller's transaction if there is one. The application can add lines and read them, nothing else. What is to be
 * written at the same moment may come along (`beside`): both or neither, and one round trip.
 *
 * ```sql
 * insert into ledger_entry (at, actor_kind, actor_id, actor_role, agency_id, kind, subject_kind, subject_id, reason, data) values ($1, ...)
 * ```
 */
export async function enterInLedger(db: Db, entry: LedgerEntry, beside?: RawBuilder<unknown>): Promise<void> {
  const { at, by, kind, subject, reason, data = {} } = entry;
  await sql`${beside ? sql`with beside as (${beside})` : sql``}
    insert into ledger_entry (at, actor_kind, actor_id, actor_role, agency_id, kind, subject_kind, subject_id, reason, data)
    values (${at}, ${by.kind}, ${by.id}, ${by.role}, ${by.agencyId}, ${kind}, ${subject.kind}, ${subject.id}, ${reason},
      ${JSON.stringify(data)}::jsonb)`.execute(db);
}

interface Row {
  readonly id: number;
  readonly at: string;
  readonly actor_kind: LedgerEntry['by']['kind'];
  readonly actor_id: string | null;
  readonly actor_role: string | null;
  readonly agency_id: string | null;
  readonly kind: LedgerEntry['kind'];
  readonly reason: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The newest lines about somebody or something, newest first; `before` continues where an earlier page ended. */
export async function entriesAbout(
  db: Db,
  subject: LedgerSubject,
  page: { readonly limit: number; readonly before?: number },
): Promise<readonly (LedgerEntry & { readonly id: number })[]> {
  const { rows } = await sql<Row>`
    select id, at, actor_kind, actor_id, actor_role, agency_id, kind, reason, data
    from ledger_entry
    where subject_kind = ${subject.kind} and subject_id = ${subject.id} and (${page.before ?? null}::bigint is null or id < ${page.before ?? null}::bigint)
    order by id desc
    limit ${page.limit}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    by: { kind: row.actor_kind, id: row.actor_id, role: row.actor_role, agencyId: row.agency_id },
    kind: row.kind,
    subject,
    reason: row.reason,
    data: row.data,
  }));
}
