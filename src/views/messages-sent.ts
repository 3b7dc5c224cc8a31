import { sql, type RawBuilder } from 'kysely';
import type { Channel, NoticeKind } from '#modules/notice';
import type { Db } from '#kernel/database';

/** What the applicant was told once, and how it went on each channel. */
export interface MessageSent {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly subject: string;
  readonly body: string;
  readonly at: string;
  /** A phone may have been reached over Zalo, which tells what became of a message; the inbox tells what was read. */
  readonly ways: readonly { readonly channel: Channel | 'zalo'; readonly state: 'queued' | 'sent' | 'delivered' | 'seen' | 'failed' }[];
}

/** Everything an applicant, and whoever acts for them, was told about one dossier, oldest first. The caller has opened the dossier: permission was asked there. */
export async function messagesSent(
  db: Db,
  asked: { readonly dossierId: string; readonly applicantId: string },
): Promise<readonly MessageSent[]> {
  return (await askMessagesSent(asked).execute(db)).rows;
}

/** The same as a question, to be asked together with others. */
export function askMessagesSent(asked: { readonly dossierId: string; readonly applicantId: string }): RawBuilder<MessageSent> {
  return sql<MessageSent>`
    select * from (select distinct on (n.occasion) n.id, n.kind, n.subject, n.body, n.created_at as "at",
      (select json_agg(distinct jsonb_build_object(
          'channel', case when way.way like 'zalo%' and way.state = 'sent' then 'zalo' else way.channel end,
          'state', case when way.state <> 'sent' then way.state when way.read_at is not null or receipt.seen_at is not null then 'seen'
            when receipt.message_id is not null then 'delivered' else 'sent' end))
       from notice way
       left join zalo_receipt receipt on receipt.message_id = way.message_id
       where way.occasion = n.occasion and coalesce(way.principal_id, way.person_id) = ${asked.applicantId}) as ways
    from notice n
    where coalesce(n.principal_id, n.person_id) = ${asked.applicantId} and n.channel = 'inbox' and n.dossier_id = ${asked.dossierId}
    order by n.occasion, n.id) as told
    order by id`;
}
