import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** A paper of somebody's locker that ends soon, and who is told. */
export interface PaperEnding {
  readonly paperId: string;
  readonly personId: string;
  readonly name: string;
  readonly number: string | null;
  /** `YYYY-MM-DD` */
  readonly expiresOn: string;
  readonly email: string | null;
}

/**
 * Papers whose last day lies within a span, of those they belong to: the person, or who represents the organisation. What another one of
 * its type and thing outlasts is not called to mind any more.
 */
export async function papersEnding(
  db: Db,
  { after, until, limit }: { readonly after: string; readonly until: string; readonly limit: number },
): Promise<readonly PaperEnding[]> {
  const { rows } = await sql<PaperEnding>`
    select p.id as "paperId", reader.id as "personId", p.name, p.number, p.expires_on as "expiresOn", reader.email
    from locker_paper p
    join lateral (
      select person.id, person.email from person where person.id = p.party_id
      union
      select person.id, null from mandate m
      join person on person.id = m.delegate_id
      where m.principal_id = p.party_id and m.kind = 'representative' and m.state = 'in-force' and m.from_on <= ${after}::date
        and (m.until_on is null or m.until_on >= ${after}::date)
    ) reader on true
    where p.expires_on > ${after}::date and p.expires_on <= ${until}::date and p.standing = 'stands' and p.holder_id = p.party_id
      and not exists (
        select from locker_paper later
        where later.party_id = p.party_id and later.type = p.type and later.standing = 'stands' and later.expires_on > p.expires_on
          and (later.about_kind, later.about_key) is not distinct from (p.about_kind, p.about_key)
      )
    order by p.expires_on, p.id
    limit ${limit}`.execute(db);
  return rows;
}
