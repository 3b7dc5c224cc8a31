import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { ConsentPurpose, ConsentSaid } from '../consent.ts';

/** Everything a party allowed and withdrew, oldest first. */
export async function consentsOf(db: Db, partyId: string): Promise<readonly ConsentSaid[]> {
  const { rows } = await sql<ConsentSaid>`
    select purpose, paper_id as "paperId", given, at from locker_consent where party_id = ${partyId} order by id`.execute(db);
  return rows;
}

/** Whether a party's consent to a purpose holds now. */
export async function consentHolds(
  db: Db,
  { partyId, purpose }: { readonly partyId: string; readonly purpose: ConsentPurpose },
): Promise<boolean> {
  const { rows } = await sql<{ given: boolean }>`
    select given from locker_consent
    where party_id = ${partyId} and purpose = ${purpose} and paper_id is null
    order by id desc
    limit 1`.execute(db);
  return rows[0]?.given ?? true;
}

export async function appendConsent(db: Db, said: ConsentSaid & { readonly partyId: string; readonly personId: string }): Promise<void> {
  await sql`
    insert into locker_consent (party_id, purpose, paper_id, given, at, by_person)
    values (${said.partyId}, ${said.purpose}, ${said.paperId}, ${said.given}, ${said.at}, ${said.personId})`.execute(db);
}
