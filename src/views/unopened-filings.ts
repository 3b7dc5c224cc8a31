import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** A filing that came over the line, that no officer has opened and of which no desk was told. */
export interface UnopenedFiling {
  readonly id: string;
  readonly deskId: string;
  readonly deskName: string;
  /** Whose calendar its time runs by. */
  readonly agencyId: string;
  readonly filedAt: string;
}

export async function unopenedFilings(db: Db): Promise<readonly UnopenedFiling[]> {
  const { rows } = await sql<UnopenedFiling>`
    select d.id, d.desk_id as "deskId", a.name as "deskName", d.agency_id as "agencyId", d.filed_at as "filedAt"
    from dossier d
    join agency a on a.id = d.desk_id
    where d.place = 'filed' and d.channel = 'online' and d.desk_id in (select holder from queue_count where scope = 'desk'
        union select holder from queue_count_change where scope = 'desk')
      and (select count(*) from dossier_seen s where s.dossier_id = d.id) = 0
      and not exists (select from reception_alert r where r.dossier_id = d.id)
    order by d.id`.execute(db);
  return rows;
}

/** Where to write to whoever receives at a desk; those without an address see it on their list. */
export async function receiversOf(db: Db, deskId: string): Promise<readonly { readonly officerId: string; readonly email: string }[]> {
  const { rows } = await sql<{ officerId: string; email: string }>`
    select o.id as "officerId", o.email
    from officer_role r
    join officer o on o.id = r.officer_id
    where r.role = 'receiver' and r.agency_id = ${deskId} and o.active and o.email is not null
    order by o.id`.execute(db);
  return rows;
}
