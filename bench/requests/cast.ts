import { sql } from 'kysely';
import { expectOk } from '#kernel/result';
import { issueToken } from '#modules/account/server';
import type { Db } from '#kernel/database';
import type { OfficerRole } from '#modules/dossier';
import { PROVINCE, tokenOfSupervisor } from '../asking/supervisor.ts';

/** Somebody signed in to ask. */
export interface Asker {
  readonly token: string;
  readonly role: OfficerRole | 'citizen';
  /** Where they sit; of a citizen: their own id. */
  readonly at: string;
}

/** Everybody who asks, so that each question comes from many people and places. */
export interface Cast {
  /** By `role@agency`. */
  readonly officers: ReadonlyMap<string, Asker>;
  readonly citizens: readonly Asker[];
}

/** Officers sit where most is open; there are as many as a busy morning has. */
const MOST_SEATS = 400;
const CITIZENS = 500;

/** Lets invented officers and citizens in, by tokens as scripts have them. */
export async function castOf(db: Db, now: Temporal.Instant): Promise<Cast> {
  const officers = new Map<string, Asker>();
  for (const { login, role, at } of await officersLetIn(db, now)) {
    officers.set(`${role}@${at}`, { token: await tokenOf(login, { db, now }), role, at });
  }
  officers.set(`supervisor@${PROVINCE}`, { token: await tokenOfSupervisor({ db, now }), role: 'supervisor', at: PROVINCE });
  const { rows } = await sql<{ phone: string; id: string }>`
    select account.phone, account.person_id as id
    from account
    where account.kind = 'citizen' and account.phone like '030%'
      and exists (select from dossier where applicant_id = account.person_id and channel = 'online' and place <> 'reception-refused')
    order by account.id desc
    limit ${CITIZENS}`.execute(db);
  const citizens = [];
  for (const { phone, id } of rows) citizens.push({ token: await tokenOf(phone, { db, now }), role: 'citizen', at: id } as const);
  return { officers, citizens };
}

async function tokenOf(login: string, needs: { readonly db: Db; readonly now: Temporal.Instant }): Promise<string> {
  return expectOk(await issueToken({ actor: { kind: 'system' }, for: login }, needs)).token;
}

/** One officer for each seat over what is open, with an account nobody can sign in to: its password is no hash of any. */
async function officersLetIn(db: Db, now: Temporal.Instant) {
  const seats = sql`
    select distinct on (r.role, r.agency_id) r.role, r.agency_id as at, r.officer_id
    from officer_role r
    join officer o on o.id = r.officer_id and o.active
    join (select desk_id as at, 'receiver' as role from dossier where ended_at is null
      union select agency_id, role from dossier, unnest(array['head', 'leader']) as role where ended_at is null) as open
      on open.at = r.agency_id and open.role = r.role
    order by r.role, r.agency_id, r.officer_id`;
  await sql`
    insert into account (id, kind, officer_id, login, password_hash, totp_secret, created_at)
    select gen_random_uuid(), 'officer', officer_id, 'bench-' || officer_id, 'nobody', '\\x00', ${now.toString()}
    from (${seats}) as seat group by officer_id
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ login: string; role: OfficerRole; at: string }>`
    select account.login, seat.role, seat.at
    from (${seats}) as seat join account on account.officer_id = seat.officer_id
    limit ${MOST_SEATS}`.execute(db);
  return rows;
}
