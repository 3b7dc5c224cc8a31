import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import type { ComposedNotice } from '../compose-notices.ts';
import type { Channel, NoticeKind } from '../notice-kind.ts';
import type { SaidNotice } from '../said-notice.ts';
import type { Way } from '../ways.ts';

/** A notice as its addressee reads it. */
export interface InboxNotice {
  readonly id: string;
  readonly dossierId: string | null;
  readonly kind: NoticeKind;
  readonly subject: string;
  readonly body: string;
  readonly at: string;
  readonly readAt: string | null;
}

/** A notice that waits to be sent. */
export interface OutgoingNotice {
  readonly id: string;
  readonly channel: Exclude<Channel, 'inbox'>;
  readonly kind: NoticeKind;
  readonly personId: string | null;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  readonly said: SaidNotice | null;
  readonly attempts: number;
  /** The way it went last, and since when that is under way; null: it ended. */
  readonly way: Way | null;
  readonly wayBegunAt: string | null;
  readonly tried: readonly string[];
}

/** A notice that is new and must travel. */
export interface NewNotice {
  readonly id: string;
  readonly channel: Channel;
  readonly kind: NoticeKind;
}

/**
 * Keeps notices, each once for its occasion, person and channel, but none by a way its reader does not want; answers those that are new and
 * still to be sent. What is about another's
 * dossier is kept under that principal: its reader finds it while they act for them.
 */
export async function keepNotices(db: Db, notices: readonly ComposedNotice[], now: Temporal.Instant): Promise<readonly NewNotice[]> {
  if (notices.length === 0) return [];
  const rows = notices.map((notice) => ({ ...notice, id: newId() }));
  const kept = await sql<NewNotice>`
    insert into notice (id, occasion, dossier_id, fact_id, person_id, officer_id, principal_id, kind, channel, address, subject, body, said, state, sent_at, created_at)
    select n.id, n.occasion, n."dossierId", n."factId", n."personId", n."officerId",
      case when n."personId" is not null then nullif(coalesce(d.applicant_id, draft.person_id), n."personId") end, n.kind, n.channel, n.address, n.subject, n.body, n.said,
      case n.channel when 'inbox' then 'sent' else 'queued' end,
      case n.channel when 'inbox' then ${now.toString()}::timestamptz end,
      ${now.toString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (
      id uuid, occasion text, "dossierId" uuid, "factId" uuid, "personId" uuid, "officerId" uuid, kind text, channel text,
      address text, subject text, body text, said jsonb
    )
    left join dossier d on d.id = n."dossierId"
    left join draft on draft.id = n."dossierId"
    left join notice_preference wanted on wanted.person_id = n."personId"
    where n.said is null and n.channel <> 'mail' or wanted.person_id is null
      or case n.channel when 'mail' then wanted.by_mail when 'sms' then wanted.by_sms or wanted.by_zalo else true end
    on conflict do nothing
    returning id, channel, kind`.execute(db);
  return kept.rows.filter(({ channel }) => channel !== 'inbox');
}

/** Whether somebody was told of an occasion already. */
export async function wasTold(db: Db, asked: { readonly occasion: string; readonly personId: string }): Promise<boolean> {
  const { rows } = await sql`
    select from notice where occasion = ${asked.occasion} and person_id = ${asked.personId} limit 1`.execute(db);
  return rows.length > 0;
}

/** A notice that is still to be sent, or null when it was sent, given up, or never was. */
export async function findOutgoing(db: Db, id: string): Promise<OutgoingNotice | null> {
  const { rows } = await sql<OutgoingNotice>`
    select id, channel, kind, person_id as "personId", address, subject, body, said, attempts, way, way_begun_at as "wayBegunAt", tried
    from notice
    where id = ${id} and state = 'queued' and channel <> 'inbox'`.execute(db);
  return rows[0] ?? null;
}

export async function markSent(db: Db, id: string, now: Temporal.Instant): Promise<void> {
  await sql`
    update notice set state = 'sent', sent_at = ${now.toString()}, attempts = attempts + 1, last_error = null
    where id = ${id} and state = 'queued'`.execute(db);
}

/** Notes an attempt that failed; the last one leaves the notice failed, for people to see. */
export async function markNotSent(db: Db, failed: { readonly id: string; readonly error: string; readonly final: boolean }): Promise<void> {
  await sql`
    update notice set attempts = attempts + 1, last_error = ${failed.error.slice(0, 500)},
      state = case when ${failed.final} then 'failed' else 'queued' end
    where id = ${failed.id} and state = 'queued'`.execute(db);
}

/** Which notices of a person's inbox are looked for, and where the page before ended. */
export interface InboxAsked {
  readonly personId: string;
  /** Whose business it is about: the reader's own, or that of whom they act for. */
  readonly principalId: string;
  readonly unreadOnly?: boolean | undefined;
  /** Only those about one dossier. */
  readonly dossierId?: string | undefined;
  readonly after?: { readonly read: boolean; readonly id: string } | undefined;
  readonly limit: number;
}

/** What a person was told: what they have not read yet first, newest first in each part. */
export async function noticesOf(db: Db, asked: InboxAsked): Promise<readonly InboxNotice[]> {
  const { personId, principalId, unreadOnly = false, dossierId = null, after, limit } = asked;
  const { rows } = await sql<InboxNotice>`
    select id, dossier_id as "dossierId", kind, subject, body, created_at as "at", read_at as "readAt"
    from notice
    where person_id = ${personId} and coalesce(principal_id, person_id) = ${principalId} and channel = 'inbox' and (not ${unreadOnly}::boolean or read_at is null)
      and (${dossierId}::uuid is null or dossier_id = ${dossierId}::uuid)
      and (${after?.id ?? null}::uuid is null
        or (read_at is not null) > ${after?.read ?? null}::boolean
        or ((read_at is not null) = ${after?.read ?? null}::boolean and id < ${after?.id ?? null}::uuid))
    order by read_at is not null, id desc
    limit ${limit}`.execute(db);
  return rows;
}

/** A number nobody reads as more than "many": counting stops there. It is asked with every page. */
const MOST_COUNTED = 100;

/** How many notices a person has not read yet, at most a hundred. */
export async function countUnread(db: Db, of: Pick<InboxAsked, 'personId' | 'principalId'>): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread
    from (select from notice where person_id = ${of.personId} and coalesce(principal_id, person_id) = ${of.principalId} and channel = 'inbox'
      and read_at is null limit ${MOST_COUNTED}) as waiting`.execute(db);
  return rows[0]?.unread ?? 0;
}

/** Marks what a person was told as read: one notice, those about one dossier, or all of them. Somebody else's stays untouched. */
export async function storeRead(
  db: Db,
  read: Pick<InboxAsked, 'personId' | 'principalId'> & {
    readonly id: string | null;
    readonly dossierId?: string | undefined;
    readonly now: Temporal.Instant;
  },
): Promise<void> {
  await sql`
    update notice set read_at = ${read.now.toString()}
    where person_id = ${read.personId} and coalesce(principal_id, person_id) = ${read.principalId} and channel = 'inbox' and read_at is null
      and (${read.id}::text is null or id::text = ${read.id})
      and (${read.dossierId ?? null}::uuid is null or dossier_id = ${read.dossierId ?? null}::uuid)`.execute(db);
}
