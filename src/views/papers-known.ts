import { sql } from 'kysely';
import type { LockerPaper } from '#modules/locker';
import type { Db } from '#kernel/database';

/** What is known of a paper of a dossier from its applicant's locker. */
export interface KnownPaper extends Pick<LockerPaper, 'level' | 'standing' | 'standingSince' | 'issuedOn' | 'expiresOn' | 'number'> {
  /** The paper in the dossier, and in the locker. */
  readonly paperId: string;
  readonly lockerId: string;
  /** What happened to it, the newest first; in this dossier too. */
  readonly origins: readonly {
    readonly kind: string;
    readonly dossierId: string;
    readonly number: string;
    readonly at: string;
    readonly agencyName: string | null;
  }[];
}

/**
 * How far each paper of a dossier can be relied on, and where it comes from. The caller has opened the dossier as an officer: permission
 * was asked there. What comes from other dossiers the caller enters in the ledger.
 */
export async function papersKnown(
  db: Db,
  of: { readonly dossierId: string; readonly applicantId: string },
): Promise<readonly KnownPaper[]> {
  const { rows } = await sql<KnownPaper>`
    select distinct on (p.id) p.id as "paperId", l.id as "lockerId", l.level, l.standing, l.standing_since as "standingSince",
      l.issued_on as "issuedOn", l.expires_on as "expiresOn", l.number,
      (select json_agg(json_build_object('kind', o.kind, 'dossierId', o.dossier_id, 'number', coalesce(d.code, d.reference), 'at', o.at,
        'agencyName', a.name) order by o.at desc, o.kind)
       from locker_origin o
       join dossier d on d.id = o.dossier_id
       left join agency a on a.id = o.agency_id
       where o.paper_id = l.id) as origins
    from dossier_paper p
    join locker_paper l on l.party_id = ${of.applicantId} and l.sha256 = p.sha256
    where p.dossier_id = ${of.dossierId}
      and exists (select 1 from locker_origin o where o.paper_id = l.id and o.dossier_id = p.dossier_id)
    order by p.id, l.level, l.id`.execute(db);
  return rows;
}

/** The papers, by their ids in the locker, of which something was learnt in other dossiers: whoever is shown them looked into the locker. */
export function learntElsewhere(known: readonly KnownPaper[], dossierId: string): readonly string[] {
  const foreign = known.filter(({ origins }) => origins.some((origin) => origin.dossierId !== dossierId));
  return [...new Set(foreign.map(({ lockerId }) => lockerId))];
}
