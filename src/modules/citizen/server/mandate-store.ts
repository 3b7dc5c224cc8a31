import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { Mandate, MandateFactType } from '../mandate.ts';

/** Who did something about a mandate: a person, an officer at a desk, or the system. */
export interface MandateAuthor {
  readonly kind: 'citizen' | 'officer' | 'system';
  readonly id: string | null;
  readonly agencyId: string | null;
}

/** Whom a number invites. */
export interface Invited {
  readonly phone: string | null;
  readonly cccd: string | null;
}

const COLUMNS = sql`
  m.id, m.kind, m.principal_id as "principalId", m.delegate_id as "delegateId", m.procedures, m.from_on as "fromOn", m.until_on as "untilOn",
  m.origin, m.state, m.claim, m.agency_id as "agencyId", m.asked_at as "askedAt", m.version,
  case when m.paper_sha256 is not null
    then json_build_object('sha256', m.paper_sha256, 'name', m.paper_name, 'mediaType', m.paper_type) end as paper`;

export type StoredMandate = Mandate & { readonly invited: Invited | null };

const INVITED = sql`
  case when m.invited_phone is not null or m.invited_cccd is not null
    then json_build_object('phone', m.invited_phone, 'cccd', m.invited_cccd) end as invited`;

export async function findMandate(db: Db, id: string): Promise<StoredMandate | null> {
  const { rows } = await sql<StoredMandate>`select ${COLUMNS}, ${INVITED} from mandate m where m.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Writes a new mandate with the fact that began it; one of that id that is there already stays, so that two clicks ask once. */
export async function insertMandate(
  db: Db,
  added: {
    readonly mandate: Omit<Mandate, 'version' | 'paper'>;
    readonly invited: Invited | null;
    readonly by: MandateAuthor;
    readonly fact?: MandateFactType;
  },
): Promise<void> {
  const { mandate, invited, by } = added;
  await sql`
    with begun as (
      insert into mandate (id, kind, principal_id, delegate_id, invited_phone, invited_cccd, procedures, from_on, until_on, origin, state,
        claim, agency_id, asked_at, updated_at)
      values (${mandate.id}, ${mandate.kind}, ${mandate.principalId}, ${mandate.delegateId}, ${invited?.phone ?? null},
        ${invited?.cccd ?? null}, ${mandate.procedures}::text[], ${mandate.fromOn}, ${mandate.untilOn}, ${mandate.origin}, ${mandate.state},
        ${mandate.claim === null ? null : JSON.stringify(mandate.claim)}::jsonb, ${mandate.agencyId}, ${mandate.askedAt}, ${mandate.askedAt})
      on conflict (id) do nothing
      returning id
    )
    insert into mandate_fact (mandate_id, seq, type, at, actor_kind, actor_id, agency_id)
    select id, 1, ${added.fact ?? 'asked'}, ${mandate.askedAt}::timestamptz, ${by.kind}, ${by.id}::uuid, ${by.agencyId} from begun`.execute(
    db,
  );
}

/** What one move writes: the mandate as it becomes, and the fact that says who did it. */
export interface MandateChange {
  readonly mandate: Mandate;
  readonly fact: MandateFactType;
  readonly by: MandateAuthor;
  readonly at: string;
  /** Codes only, never words about a person. */
  readonly data?: Readonly<Record<string, string>>;
}

/** Writes a move upon the version it was decided on; false when somebody was faster, and then nothing is written. */
export async function changeMandate(db: Db, { mandate, fact, by, at, data }: MandateChange): Promise<boolean> {
  const { rows } = await sql`
    with moved as (
      update mandate set state = ${mandate.state}, principal_id = ${mandate.principalId}, delegate_id = ${mandate.delegateId},
        from_on = ${mandate.fromOn}, claim = ${mandate.claim === null ? null : JSON.stringify(mandate.claim)}::jsonb,
        paper_sha256 = ${mandate.paper?.sha256 ?? null}, paper_name = ${mandate.paper?.name ?? null},
        paper_type = ${mandate.paper?.mediaType ?? null}, agency_id = ${mandate.agencyId}, updated_at = ${at}, version = version + 1
      where id = ${mandate.id} and version = ${mandate.version}
      returning id, version
    )
    insert into mandate_fact (mandate_id, seq, type, at, actor_kind, actor_id, agency_id, data)
    select id, (select max(seq) + 1 from mandate_fact f where f.mandate_id = moved.id), ${fact}, ${at}::timestamptz, ${by.kind},
      ${by.id}::uuid, ${by.agencyId}, ${JSON.stringify(data ?? {})}::jsonb
    from moved
    returning seq`.execute(db);
  return rows.length === 1;
}

/** Writes down that mandates ended by their date; answers which. */
export async function endMandates(db: Db, ended: { readonly today: string; readonly at: string }): Promise<readonly string[]> {
  const { rows } = await sql<{ mandateId: string }>`
    with over as (
      update mandate set state = 'ended', updated_at = ${ended.at}, version = version + 1
      where state = 'in-force' and until_on < ${ended.today}
      returning id
    )
    insert into mandate_fact (mandate_id, seq, type, at, actor_kind)
    select id, (select max(seq) + 1 from mandate_fact f where f.mandate_id = over.id), 'ended', ${ended.at}::timestamptz, 'system' from over
    returning mandate_id as "mandateId"`.execute(db);
  return rows.map(({ mandateId }) => mandateId);
}

/** A mandate as a page shows it: with the names of both, and what happened to it. */
export interface MandateShown extends StoredMandate {
  readonly principalName: string | null;
  readonly principalKind: 'person' | 'organisation' | null;
  readonly delegateName: string | null;
  readonly agencyName: string | null;
  readonly history: readonly {
    readonly type: MandateFactType;
    readonly at: string;
    readonly by: 'principal' | 'delegate' | 'desk' | 'system' | 'other';
    readonly agencyName: string | null;
  }[];
}

const SHOWN = sql`
  ${COLUMNS}, ${INVITED}, coalesce(pp.full_name, po.name) as "principalName", party.kind as "principalKind", dp.full_name as "delegateName",
  agency.name as "agencyName",
  (select coalesce(json_agg(json_build_object('type', f.type, 'at', f.at, 'agencyName', fa.name, 'by', case
      when f.actor_kind = 'officer' then 'desk' when f.actor_kind = 'system' then 'system' when f.actor_id = m.delegate_id then 'delegate'
      when f.actor_id = m.principal_id or party.kind = 'organisation' then 'principal' else 'other' end) order by f.seq), '[]')
   from mandate_fact f left join agency fa on fa.id = f.agency_id where f.mandate_id = m.id) as history`;

const JOINED = sql`
  mandate m
  left join party on party.id = m.principal_id
  left join person pp on pp.id = m.principal_id
  left join organisation po on po.id = m.principal_id
  left join person dp on dp.id = m.delegate_id
  left join agency on agency.id = m.agency_id`;

const MOST_SHOWN = 200;

/** Who may act for a principal, newest first. */
export async function mandatesByPrincipal(db: Db, principalId: string): Promise<readonly MandateShown[]> {
  const { rows } = await sql<MandateShown>`
    select ${SHOWN} from ${JOINED} where m.principal_id = ${principalId} order by m.asked_at desc, m.id limit ${MOST_SHOWN}`.execute(db);
  return rows;
}

/** For whom somebody may act, and who asks them to: by their phone, which signing in has proven, or their proven citizen number. */
export async function mandatesOfDelegate(db: Db, personId: string): Promise<readonly MandateShown[]> {
  const { rows } = await sql<MandateShown>`
    select ${SHOWN} from ${JOINED}
    where m.delegate_id = ${personId}
      or (m.state = 'asked' and m.delegate_id is null and m.principal_id <> ${personId} and exists (
        select 1 from person me where me.id = ${personId}
          and (me.phone = m.invited_phone or (me.cccd = m.invited_cccd and me.identity = 'verified'))))
    order by m.asked_at desc, m.id limit ${MOST_SHOWN}`.execute(db);
  return rows;
}

/** One mandate with names and history. */
export async function findMandateShown(db: Db, id: string): Promise<MandateShown | null> {
  const { rows } = await sql<MandateShown>`select ${SHOWN} from ${JOINED} where m.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Claims that wait for an officer, the longest waiting first. Only those with their paper: there is nothing to look at before. */
export async function waitingClaims(db: Db): Promise<readonly MandateShown[]> {
  const { rows } = await sql<MandateShown>`
    select ${SHOWN} from ${JOINED}
    where m.state = 'asked' and m.origin = 'claim' and m.paper_sha256 is not null
    order by m.asked_at, m.id limit ${MOST_SHOWN}`.execute(db);
  return rows;
}

/** What was recorded or settled at a desk, newest first. */
export async function mandatesAtDesk(db: Db, agencyIds: readonly string[]): Promise<readonly MandateShown[]> {
  const { rows } = await sql<MandateShown>`
    select ${SHOWN} from ${JOINED}
    where m.agency_id = any(${agencyIds}::text[]) order by m.updated_at desc, m.id limit 50`.execute(db);
  return rows;
}

/** How many mandates somebody has asked for and nobody has answered. */
export async function countAsked(db: Db, asked: { readonly by: string; readonly as: 'principal' | 'delegate' }): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(*)::int as many from mandate
    where state = 'asked' and (case when ${asked.as === 'principal'}::boolean then principal_id else delegate_id end) = ${asked.by}`.execute(
    db,
  );
  return rows[0]?.many ?? 0;
}

/** The mandate in force by which somebody may act for a principal in a procedure; the one that lasts longest. */
export async function findMandateFor(
  db: Db,
  asked: { readonly delegateId: string; readonly principalId: string; readonly procedure: string | null; readonly today: string },
): Promise<{ readonly id: string; readonly principalName: string } | null> {
  const { rows } = await sql<{ id: string; principalName: string }>`
    select m.id, coalesce(pp.full_name, po.name, '') as "principalName"
    from mandate m
    left join person pp on pp.id = m.principal_id
    left join organisation po on po.id = m.principal_id
    where m.delegate_id = ${asked.delegateId} and m.principal_id = ${asked.principalId} and m.state = 'in-force'
      and m.from_on <= ${asked.today} and (m.until_on is null or m.until_on >= ${asked.today})
      and (m.procedures is null or ${asked.procedure}::text is null or ${asked.procedure} = any(m.procedures))
    order by m.until_on desc nulls first, m.id limit 1`.execute(db);
  return rows[0] ?? null;
}
