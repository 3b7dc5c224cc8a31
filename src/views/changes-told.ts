import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { entriesAbout } from '#modules/ledger/server';

/** One thing an administrator did, as the pages of administration tell it. */
export interface ChangeTold {
  readonly id: number;
  readonly at: string;
  readonly what: string;
  readonly by: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

type Subject = Parameters<typeof entriesAbout>[1];

const SHOWN = 30;

/** The newest changes of one officer, agency, year or procedure, newest first. */
export async function changesTold(db: Db, subject: Subject): Promise<readonly ChangeTold[]> {
  const entries = (await entriesAbout(db, subject, { limit: SHOWN })).filter(({ kind }) => kind === 'administered');
  const ids = [...new Set(entries.flatMap(({ by }) => (by.id === null ? [] : [by.id])))];
  const { rows } = await sql<{ id: string; name: string }>`
    select id, full_name as name from officer where id = any(${ids}::uuid[])`.execute(db);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return entries.map(({ id, at, by, reason, data }) => ({
    id,
    at,
    what: reason,
    by: by.id === null ? null : (names.get(by.id) ?? null),
    before: data?.['before'],
    after: data?.['after'],
  }));
}

/** The newest changes of the whole province, with what each was about. */
export async function latestChanges(db: Db): Promise<readonly (ChangeTold & { readonly about: string })[]> {
  const { rows } = await sql<ChangeTold & { readonly about: string }>`
    select entry.id, entry.at, entry.reason as what, author.full_name as by, entry.data -> 'before' as before, entry.data -> 'after' as after,
      coalesce(officer.full_name, agency.name, entry.subject_id) as about
    from ledger_entry entry
    left join officer author on author.id = entry.actor_id
    left join officer on entry.subject_kind = 'officer' and officer.id::text = entry.subject_id
    left join agency on entry.subject_kind = 'agency' and agency.id = entry.subject_id
    where entry.kind = 'administered'
    order by entry.id desc
    limit ${SHOWN}`.execute(db);
  return rows;
}
