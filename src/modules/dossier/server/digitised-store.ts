import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import type { Digitised } from '../digitised.ts';
import type { ScanSignature } from './scan-signer.ts';

/** What officers wrote down of a paper, and whether one signed it. */
export interface DigitisedPaper {
  readonly paperId: string;
  readonly heldBy: Digitised['heldBy'];
  readonly abstract: string;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
  readonly expiresOn: string | null;
  /** Units in which it holds; null: everywhere. */
  readonly scope: readonly string[] | null;
  readonly agencyId: string;
  readonly at: string;
  /** Of this very content. */
  readonly signed: { readonly at: string; readonly subject: string; readonly agencyId: string } | null;
}

interface Place {
  readonly dossierId: string;
  readonly paperId: string;
  readonly sha256: string;
  readonly officerId: string;
  readonly agencyId: string;
  readonly at: string;
}

/** Keeps what was written down of a paper, in place of what was before. */
export async function keepDigitised(db: Db, at: Place, said: Digitised & { readonly units: readonly string[] | null }): Promise<void> {
  const { heldBy, abstract, number = null, issuer = null, issuedOn = null, expiresOn, units } = said;
  await sql`
    insert into digitised_paper (dossier_id, paper_id, sha256, held_by, abstract, number, issuer, issued_on, expires_on, scope, officer_id,
      agency_id, at)
    values (${at.dossierId}, ${at.paperId}, ${at.sha256}, ${heldBy}, ${abstract}, ${number}, ${issuer}, ${issuedOn}, ${expiresOn},
      ${units}::text[], ${at.officerId}, ${at.agencyId}, ${at.at})
    on conflict (dossier_id, paper_id) do update set sha256 = excluded.sha256, held_by = excluded.held_by, abstract = excluded.abstract,
      number = excluded.number, issuer = excluded.issuer, issued_on = excluded.issued_on, expires_on = excluded.expires_on,
      scope = excluded.scope, officer_id = excluded.officer_id, agency_id = excluded.agency_id, at = excluded.at`.execute(db);
}

/** Keeps an officer's signature on a paper. */
export async function keepSignature(
  db: Db,
  at: Place & { readonly role: string },
  signed: ScanSignature & { readonly statement: string },
): Promise<void> {
  await sql`
    insert into scan_signature (id, dossier_id, paper_id, sha256, officer_id, role, agency_id, at, statement, signature, certificate, subject)
    values (${newId()}, ${at.dossierId}, ${at.paperId}, ${at.sha256}, ${at.officerId}, ${at.role}, ${at.agencyId}, ${at.at},
      ${signed.statement}, ${signed.signature}, ${signed.certificate}, ${signed.subject})`.execute(db);
}

/** What was written down of the papers of a dossier. */
export async function digitisedOf(db: Db, dossierId: string): Promise<readonly DigitisedPaper[]> {
  const { rows } = await sql<DigitisedPaper>`
    select g.paper_id as "paperId", g.held_by as "heldBy", g.abstract, g.number, g.issuer, g.issued_on as "issuedOn",
      g.expires_on as "expiresOn", g.scope, g.agency_id as "agencyId", g.at,
      (select json_build_object('at', s.at, 'subject', s.subject, 'agencyId', s.agency_id) from scan_signature s
       where s.dossier_id = g.dossier_id and s.paper_id = g.paper_id and s.sha256 = g.sha256 order by s.at limit 1) as signed
    from digitised_paper g
    where g.dossier_id = ${dossierId}
    order by g.paper_id`.execute(db);
  return rows;
}
