import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import type { LockerPaper } from '../locker-paper.ts';
import { fromOrigins, type LockerOrigin } from '../origin.ts';
import type { PaperToKeep } from '../what-is-kept.ts';
import { addFetched } from './inquiry-store.ts';

/** When somebody put a paper by, and who. */
export interface PutBy {
  readonly at: string;
  readonly personId: string;
}

/** Whose locker, and what of it: papers that came with these procedures; null: all. */
export interface LockerScope {
  readonly partyId: string;
  readonly procedures: readonly string[] | null;
}

const COLUMNS = sql`
  p.id, p.type, p.sha256, p.name, p.file_name as "fileName", p.media_type as "mediaType", p.size, p.holder_id as "holderId", p.level,
  p.number, p.issuer_id as "issuerId", p.issued_on as "issuedOn", p.expires_on as "expiresOn", p.scope,
  case when p.about_kind is not null then json_build_object('kind', p.about_kind, 'key', p.about_key) end as about,
  p.standing, p.standing_since as "standingSince", p.first_at as "firstAt", p.last_at as "lastAt",
  exists (
    select 1 from locker_paper other
    where other.party_id = p.party_id and other.sha256 = p.sha256 and other.type is distinct from p.type and other.level <= p.level
  ) as "claimedOtherwise",
  not (coalesce((
    select c.given from locker_consent c where c.paper_id = p.id order by c.id desc limit 1
  ), true) and coalesce((
    select c.given from locker_consent c where c.party_id = p.party_id and c.purpose = 'offer' and c.paper_id is null order by c.id desc limit 1
  ), true)) as "keptBack",
  coalesce(o.scan, 'unchecked') as scan`;

/** The papers of a locker, newest first; of these types only, where some are named. */
export async function papersIn(
  db: Db,
  { partyId, procedures, types = null }: LockerScope & { readonly types?: readonly string[] | null },
): Promise<readonly LockerPaper[]> {
  const { rows } = await sql<LockerPaper>`
    select ${COLUMNS}
    from locker_paper p
    left join stored_object o on o.sha256 = p.sha256
    where p.party_id = ${partyId} and (${types}::text[] is null or p.type = any(${types}::text[]))
      and (${procedures}::text[] is null or exists (
        select 1 from locker_origin g where g.paper_id = p.id and g.procedure_code = any(${procedures}::text[])
      ))
    order by p.last_at desc, p.id`.execute(db);
  return rows;
}

/** One paper of a locker. */
export async function findPaperIn(db: Db, { id, partyId, procedures }: LockerScope & { readonly id: string }): Promise<LockerPaper | null> {
  const { rows } = await sql<LockerPaper>`
    select ${COLUMNS}
    from locker_paper p
    left join stored_object o on o.sha256 = p.sha256
    where p.id = ${id} and p.party_id = ${partyId}
      and (${procedures}::text[] is null or exists (
        select 1 from locker_origin g where g.paper_id = p.id and g.procedure_code = any(${procedures}::text[])
      ))`.execute(db);
  return rows[0] ?? null;
}

/** Everything a party's locker has of these contents, by whatever way it came. */
export async function papersOfContents(
  db: Db,
  { partyId, contents }: { readonly partyId: string; readonly contents: readonly string[] },
): Promise<readonly LockerPaper[]> {
  const { rows } = await sql<LockerPaper>`
    select ${COLUMNS}
    from locker_paper p
    left join stored_object o on o.sha256 = p.sha256
    where p.party_id = ${partyId} and p.sha256 = any(${contents}::text[])
    order by p.last_at desc, p.id`.execute(db);
  return rows;
}

/** Where papers came from, and what happened to them. */
export async function originsOf(db: Db, paperIds: readonly string[]): Promise<readonly (LockerOrigin & { readonly paperId: string })[]> {
  const { rows } = await sql<LockerOrigin & { paperId: string }>`
    select paper_id as "paperId", kind, dossier_id as "dossierId", component, procedure_code as "procedureCode", at, agency_id as "agencyId"
    from locker_origin
    where paper_id = any(${paperIds}::uuid[])
    union all
    select paper_id, 'put-by', null, '', null, at, null from locker_put_by where paper_id = any(${paperIds}::uuid[])
    union all
    select f.paper_id, 'fetched', null, '', null, i.at, null
    from locker_fetched f
    join locker_inquiry i on i.id = f.inquiry_id
    where f.paper_id = any(${paperIds}::uuid[])
    order by at, kind`.execute(db);
  return rows;
}

/**
 * Keeps a paper with its origins; the same content as the same type is there once, and an origin that is known changes nothing. What its
 * owner put by has `putBy` for an origin, who did it; what the country's locker had, `fetched`, by which question. Answers which it is.
 */
export async function keepPaper(
  db: Db,
  partyId: string,
  paper: PaperToKeep & { readonly putBy?: PutBy; readonly fetched?: { readonly inquiryId: string; readonly at: string } },
): Promise<string> {
  const { putBy, fetched } = paper;
  const withoutDossier = { dossierId: null, component: '', procedureCode: null, agencyId: null } as const;
  const first = fromOrigins([
    ...paper.origins,
    ...(putBy ? [{ ...withoutDossier, kind: 'put-by' as const, at: putBy.at }] : []),
    ...(fetched ? [{ ...withoutDossier, kind: 'fetched' as const, at: fetched.at }] : []),
  ]);
  const { rows } = await sql<{ id: string }>`
    insert into locker_paper (id, party_id, type, sha256, name, file_name, media_type, size, holder_id, level, number, issuer_id, issued_on,
      expires_on, scope, about_kind, about_key, standing, standing_since, first_at, last_at)
    values (${newId()}, ${partyId}, ${paper.type}, ${paper.sha256}, ${paper.name}, ${paper.fileName}, ${paper.mediaType}, ${paper.size},
      ${paper.holderId}, ${first.level}, ${paper.number}, ${paper.issuerId}, ${paper.issuedOn}, ${paper.expiresOn}, ${paper.scope ?? null}::text[],
      ${paper.about?.kind ?? null}, ${paper.about?.key ?? null}, ${first.standing}, ${first.standingSince}, ${first.firstAt}, ${first.lastAt})
    on conflict (party_id, type, sha256) do update set
      holder_id = case when locker_paper.holder_id = excluded.holder_id then locker_paper.holder_id end,
      number = coalesce(excluded.number, locker_paper.number), issuer_id = coalesce(excluded.issuer_id, locker_paper.issuer_id),
      issued_on = coalesce(excluded.issued_on, locker_paper.issued_on), expires_on = coalesce(excluded.expires_on, locker_paper.expires_on),
      scope = coalesce(excluded.scope, locker_paper.scope),
      about_key = coalesce(excluded.about_key, locker_paper.about_key), about_kind = coalesce(excluded.about_kind, locker_paper.about_kind)
    returning id`.execute(db);
  const paperId = rows[0]!.id;
  await sql`
    insert into locker_origin (paper_id, kind, dossier_id, component, procedure_code, at, agency_id)
    select ${paperId}::uuid, kind, "dossierId", component, "procedureCode", at, "agencyId"
    from jsonb_to_recordset(${JSON.stringify(paper.origins)}::jsonb)
      as o (kind text, "dossierId" uuid, component text, "procedureCode" text, at timestamptz, "agencyId" text)
    on conflict (paper_id, kind, dossier_id, component) do nothing`.execute(db);
  if (putBy) {
    await sql`
      insert into locker_put_by (paper_id, at, by_person) values (${paperId}, ${putBy.at}, ${putBy.personId})
      on conflict (paper_id) do nothing`.execute(db);
  }
  if (fetched) await addFetched(db, { paperId, inquiryId: fetched.inquiryId });
  const now = fromOrigins(await originsOf(db, [paperId]));
  await sql`
    update locker_paper set level = ${now.level}, standing = ${now.standing}, standing_since = ${now.standingSince}, first_at = ${now.firstAt},
      last_at = ${now.lastAt}
    where id = ${paperId}`.execute(db);
  return paperId;
}
