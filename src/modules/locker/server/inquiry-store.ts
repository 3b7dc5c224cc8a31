import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** A question put to the country's locker, and what came of it. */
export interface Inquiry {
  readonly id: string;
  readonly partyId: string;
  readonly personId: string;
  readonly procedureCode: string;
  readonly type: string;
  readonly at: string;
  readonly outcome: 'found' | 'not-there' | 'refused' | 'away';
  readonly signature: string | null;
}

export async function appendInquiry(db: Db, inquiry: Inquiry): Promise<void> {
  await sql`
    insert into locker_inquiry (id, party_id, by_person, procedure_code, type, at, outcome, signature)
    values (${inquiry.id}, ${inquiry.partyId}, ${inquiry.personId}, ${inquiry.procedureCode}, ${inquiry.type}, ${inquiry.at},
      ${inquiry.outcome}, ${inquiry.signature})`.execute(db);
}

/** How often somebody asked since a moment. */
export async function inquiriesSince(db: Db, { personId, since }: { readonly personId: string; readonly since: string }): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from locker_inquiry where by_person = ${personId} and at > ${since}::timestamptz`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Notes by which question a paper came. */
export async function addFetched(db: Db, fetched: { readonly paperId: string; readonly inquiryId: string }): Promise<void> {
  await sql`
    insert into locker_fetched (paper_id, inquiry_id) values (${fetched.paperId}, ${fetched.inquiryId})
    on conflict (paper_id, inquiry_id) do nothing`.execute(db);
}
