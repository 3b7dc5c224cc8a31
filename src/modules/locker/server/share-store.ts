import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** A paper shown to somebody else, as its owner sees it. */
export interface Share {
  readonly id: string;
  readonly paperId: string;
  readonly paperName: string;
  readonly paperNumber: string | null;
  /** The number on the card of the only person who may open it. */
  readonly forNumber: string | null;
  /** Or who they are, where they act for the owner already. */
  readonly forPerson: string | null;
  readonly forName: string | null;
  readonly purpose: string;
  readonly sharedAt: string;
  readonly until: string;
  readonly endedAt: string | null;
  /** How often it was opened, and when last. */
  readonly looks: number;
  readonly lastLook: string | null;
}

/** A share by what its address hides. */
export interface ShareFound {
  readonly id: string;
  readonly partyId: string;
  readonly ownerName: string;
  readonly paperId: string;
  readonly forNumber: string | null;
  readonly forPerson: string | null;
  readonly purpose: string;
  readonly until: string;
  readonly endedAt: string | null;
}

export async function insertShare(
  db: Db,
  share: Pick<Share, 'id' | 'paperId' | 'forNumber' | 'forPerson' | 'purpose' | 'sharedAt' | 'until'> & {
    readonly partyId: string;
    readonly personId: string;
    readonly tokenHash: string;
  },
): Promise<void> {
  const { id, partyId, paperId, tokenHash, forNumber, forPerson, purpose, sharedAt, until, personId } = share;
  await sql`
    insert into locker_share (id, party_id, paper_id, token_hash, for_number, for_person, purpose, shared_at, until, by_person)
    values (${id}, ${partyId}, ${paperId}, ${tokenHash}, ${forNumber}, ${forPerson}, ${purpose}, ${sharedAt}, ${until}, ${personId})`.execute(
    db,
  );
}

/** What a party shared, newest first; of one paper, where it is named. */
export async function sharesOf(
  db: Db,
  { partyId, paperId = null, limit }: { readonly partyId: string; readonly paperId?: string | null; readonly limit: number },
): Promise<readonly Share[]> {
  const { rows } = await sql<Share>`
    select s.id, s.paper_id as "paperId", p.name as "paperName", p.number as "paperNumber", s.for_number as "forNumber",
      s.for_person as "forPerson", whom.full_name as "forName", s.purpose, s.shared_at as "sharedAt", s.until,
      s.ended_at as "endedAt", coalesce(seen.looks, 0) as looks, seen.last as "lastLook"
    from locker_share s
    join locker_paper p on p.id = s.paper_id
    left join person whom on whom.id = s.for_person
    left join (
      select data ->> 'share' as share, count(*)::int as looks, max(at) as last
      from ledger_entry
      where subject_kind = 'locker' and subject_id = ${partyId} and kind = 'personal-data-read' and reason = 'shared'
      group by 1
    ) seen on seen.share = s.id::text
    where s.party_id = ${partyId} and (${paperId}::uuid is null or s.paper_id = ${paperId}::uuid)
    order by s.shared_at desc
    limit ${limit}`.execute(db);
  return rows;
}

/** A share by the hash of what its address holds. */
export async function findShare(db: Db, tokenHash: string): Promise<ShareFound | null> {
  const { rows } = await sql<ShareFound>`
    select s.id, s.party_id as "partyId", coalesce(p.full_name, o.name) as "ownerName", s.paper_id as "paperId", s.for_number as "forNumber",
      s.for_person as "forPerson", s.purpose, s.until, s.ended_at as "endedAt"
    from locker_share s
    left join person p on p.id = s.party_id
    left join organisation o on o.id = s.party_id
    where s.token_hash = ${tokenHash}`.execute(db);
  return rows[0] ?? null;
}

/** The number on somebody's card, where it was proven. */
export async function numberOfPerson(db: Db, personId: string): Promise<string | null> {
  const { rows } = await sql<{ cccd: string | null }>`select cccd from person where id = ${personId} and identity = 'verified'`.execute(db);
  return rows[0]?.cccd ?? null;
}

/** Ends a share; false when the party has none such that is still open. */
export async function endShare(
  db: Db,
  { id, partyId, at }: { readonly id: string; readonly partyId: string; readonly at: string },
): Promise<boolean> {
  const { rows } = await sql`
    update locker_share set ended_at = ${at} where id = ${id} and party_id = ${partyId} and ended_at is null returning id`.execute(db);
  return rows.length === 1;
}
