import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { ALL_WANTED, type Wanted } from '../ways.ts';

/** By which ways somebody wants to be told; by every way while they said nothing. */
export async function findWanted(db: Db, personId: string): Promise<Wanted> {
  const { rows } = await sql<Wanted>`
    select by_zalo as zalo, by_sms as sms, by_mail as mail from notice_preference where person_id = ${personId}`.execute(db);
  return rows[0] ?? ALL_WANTED;
}

export async function keepWanted(db: Db, personId: string, wanted: Wanted): Promise<void> {
  await sql`
    insert into notice_preference (person_id, by_zalo, by_sms, by_mail) values (${personId}, ${wanted.zalo}, ${wanted.sms}, ${wanted.mail})
    on conflict (person_id) do update set by_zalo = excluded.by_zalo, by_sms = excluded.by_sms, by_mail = excluded.by_mail`.execute(db);
}
