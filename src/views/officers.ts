import { sql } from 'kysely';
import type { OfficerRole, RoleAtAgency } from '#modules/staff';
import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { fold } from '#kernel/text';

/** An officer as the list of administrators names them. */
export interface ListedOfficer {
  readonly id: string;
  readonly fullName: string;
  readonly login: string;
  readonly standing: OfficerStanding;
  readonly roles: readonly RoleAtAgency[];
}

/** `first`: entered, and has not chosen a password yet. */
export const OFFICER_STANDINGS = ['active', 'first', 'inactive'] as const;
export type OfficerStanding = (typeof OFFICER_STANDINGS)[number];

/** Which officers are asked for; nothing narrows. */
export interface OfficersAsked {
  /** The agencies whose officers may be seen; null: all, those without a role too. */
  readonly within: readonly string[] | null;
  readonly q?: string;
  readonly role?: OfficerRole | undefined;
  readonly standing?: OfficerStanding | undefined;
  readonly after?: string | undefined;
}

const PAGE = 50;

/** Officers by name, a page at a time. The caller has asked who may see them. */
export async function listOfficers(
  db: Db,
  asked: OfficersAsked,
): Promise<{ readonly officers: readonly ListedOfficer[]; readonly next: string | null }> {
  const { within, q = '', role = null, standing = null } = asked;
  const words = `%${fold(q).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const [afterName, afterId] = readAfter(asked.after);
  const narrowed = within !== null || role !== null;
  const { rows } = await sql<ListedOfficer & { readonly folded: string }>`
    select o.id, o.full_name as "fullName", a.login, vi_fold(o.full_name) as folded,
      case when not o.active or a.closed_at is not null then 'inactive' when a.first_password_until is not null then 'first' else 'active' end
        as standing,
      coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'agencyId', r.agency_id) order by r.agency_id, r.role)
        from officer_role r where r.officer_id = o.id), '[]') as roles
    from officer o
    join account a on a.officer_id = o.id
    where (vi_fold(o.full_name) like ${words} or a.login like ${words})
      and (not ${narrowed} or exists (select from officer_role r where r.officer_id = o.id
        and (${within}::text[] is null or r.agency_id = any(${within}::text[])) and (${role}::text is null or r.role = ${role})))
      and (${standing}::text is null or ${standing} = case when not o.active or a.closed_at is not null then 'inactive'
        when a.first_password_until is not null then 'first' else 'active' end)
      and (vi_fold(o.full_name), o.id) > (${afterName}, ${afterId}::uuid)
    order by vi_fold(o.full_name), o.id
    limit ${PAGE + 1}`.execute(db);
  const officers = rows.slice(0, PAGE);
  const last = officers.at(-1);
  return { officers, next: rows.length > PAGE && last ? `${last.folded}|${last.id}` : null };
}

/** What an administrator sees of an officer besides roles and account. */
export interface OfficerSeen {
  readonly createdAt: string;
  readonly assigned: number;
}

/** Since when somebody is in office, and how many open dossiers lie on their table. */
export async function officerAtWork(db: Db, officerId: string): Promise<OfficerSeen | null> {
  const { rows } = await sql<OfficerSeen>`
    select created_at as "createdAt",
      (select count(*)::int from dossier d where d.assignee_id = o.id and d.ended_at is null) as assigned
    from officer o where o.id = ${officerId}`.execute(db);
  return rows[0] ?? null;
}

function readAfter(text = ''): readonly [name: string, id: string] {
  const at = text.lastIndexOf('|');
  const id = text.slice(at + 1);
  return at >= 0 && isId(id) ? [text.slice(0, at), id] : ['', '00000000-0000-0000-0000-000000000000'];
}

/** A seat somebody works on at an agency. */
export interface SeatAt {
  readonly officerId: string;
  readonly name: string;
  readonly role: OfficerRole;
}

/** The seats of an agency that are held by officers who work, by role and name. */
export async function seatsAt(
  db: Db,
  asked: { readonly agencyId: string; readonly roles: readonly OfficerRole[] },
): Promise<readonly SeatAt[]> {
  const { rows } = await sql<SeatAt>`
    select o.id as "officerId", o.full_name as name, r.role
    from officer_role r join officer o on o.id = r.officer_id
    where r.agency_id = ${asked.agencyId} and r.role = any(${asked.roles}::text[]) and o.active
    order by r.role, vi_fold(o.full_name), o.id`.execute(db);
  return rows;
}
