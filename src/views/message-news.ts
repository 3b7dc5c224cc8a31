import { sql } from 'kysely';
import type { Side } from '#modules/conversation';
import type { Db } from '#kernel/database';

/** Somebody to be told of a message, with the language they asked to be spoken to in. */
export interface Reader {
  readonly id: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly lang: string | null;
}

/** What one side wrote that the other has not read, and whom to tell. */
export interface MessageNews {
  readonly dossierId: string;
  readonly number: string;
  readonly procedure: string;
  readonly desk: string;
  readonly firstUnread: string;
  readonly readers: readonly Reader[];
}

/** News of the unread messages of one side; null when they were all read meanwhile. */
export async function messageNews(db: Db, asked: { readonly dossierId: string; readonly side: Side }): Promise<MessageNews | null> {
  const { rows } = await sql<Omit<MessageNews, 'readers'> & { assigneeId: string | null; deskId: string }>`
    select d.id as "dossierId", coalesce(d.code, d.reference) as number, p.name as procedure, a.name as desk,
      unread.id as "firstUnread", d.assignee_id as "assigneeId", d.desk_id as "deskId"
    from dossier d
    join lateral (
      select id from dossier_message m
      where m.dossier_id = d.id and m.side = ${asked.side} and m.read_at is null and m.text is not null
      order by id limit 1
    ) as unread on true
    left join procedure p on p.code = d.procedure_code
    left join agency a on a.id = d.desk_id
    where d.id = ${asked.dossierId}`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { assigneeId, deskId, ...news } = row;
  const readers = asked.side === 'office' ? await applicantsOf(db, news.dossierId) : await officersOf(db, { assigneeId, deskId });
  return { ...news, readers };
}

/** Whoever the dossier is about, where that is a person, and whoever acts for them and still may; those in their inbox alone. */
export async function applicantsOf(db: Db, dossierId: string): Promise<readonly Reader[]> {
  const { rows } = await sql<Reader>`
    select p.id, case when r.own or o.id is not null then p.phone end as phone, case when r.own or o.id is not null then p.email end as email,
      account.lang
    from dossier d
    left join organisation o on o.id = d.applicant_id
    join lateral readers_of(d.id, d.applicant_id, d.procedure_code, current_date) r on true
    join person p on p.id = r.person_id
    left join account on account.person_id = p.id
    where d.id = ${dossierId}
    order by p.id`.execute(db);
  return rows;
}

/** Whoever works on it; while nobody does, the receiving officers of its desk. */
export async function officersOf(db: Db, of: { readonly assigneeId: string | null; readonly deskId: string }): Promise<readonly Reader[]> {
  const { rows } = await sql<Reader>`
    select o.id, o.phone, o.email, account.lang
    from officer o
    left join account on account.officer_id = o.id
    where o.active and (
      o.id = ${of.assigneeId}::uuid
      or (${of.assigneeId}::uuid is null
        and exists (select from officer_role r where r.officer_id = o.id and r.role = 'receiver' and r.agency_id = ${of.deskId}))
    )
    order by o.id`.execute(db);
  return rows;
}
