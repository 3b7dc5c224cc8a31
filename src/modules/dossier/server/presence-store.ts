import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { OfficerRole } from '../actor.ts';

/** Somebody who has the dossier open. */
export interface Present {
  readonly officerId: string;
  readonly name: string;
  readonly role: OfficerRole | null;
}

interface Presence {
  readonly dossierId: string;
  readonly officerId: string;
  readonly role: OfficerRole | null;
  readonly at: string;
}

/** The page was opened. Whether it has a script that will say so again is not known yet. */
export async function keepOpened(db: Db, { dossierId, officerId, role, at }: Presence): Promise<void> {
  await sql`
    insert into dossier_presence (dossier_id, officer_id, officer_role, opened_at, beat_at)
    values (${dossierId}, ${officerId}, ${role}, ${at}, null)
    on conflict (dossier_id, officer_id) do update set officer_role = excluded.officer_role, opened_at = excluded.opened_at, beat_at = null`.execute(
    db,
  );
}

/** Its script says that it is open still. */
export async function keepBeat(db: Db, { dossierId, officerId, role, at }: Presence): Promise<void> {
  await sql`
    insert into dossier_presence (dossier_id, officer_id, officer_role, opened_at, beat_at)
    values (${dossierId}, ${officerId}, ${role}, ${at}, ${at})
    on conflict (dossier_id, officer_id) do update set officer_role = excluded.officer_role, beat_at = excluded.beat_at`.execute(db);
}

export async function dropPresence(db: Db, gone: { readonly dossierId: string; readonly officerId: string }): Promise<void> {
  await sql`delete from dossier_presence where dossier_id = ${gone.dossierId} and officer_id = ${gone.officerId}`.execute(db);
}

/** The others: whose page said so lately, or, where no script speaks, who opened it lately. */
export async function othersHere(
  db: Db,
  asked: { readonly dossierId: string; readonly officerId: string; readonly beatSince: string; readonly openedSince: string },
): Promise<readonly Present[]> {
  const { rows } = await sql<Present>`
    select p.officer_id as "officerId", o.full_name as name, p.officer_role as role
    from dossier_presence p
    join officer o on o.id = p.officer_id
    where p.dossier_id = ${asked.dossierId} and p.officer_id <> ${asked.officerId}
      and case when p.beat_at is null then p.opened_at > ${asked.openedSince} else p.beat_at > ${asked.beatSince} end
    order by o.full_name, p.officer_id`.execute(db);
  return rows;
}

export async function dropPresenceBefore(db: Db, before: string): Promise<void> {
  await sql`delete from dossier_presence where opened_at < ${before} and (beat_at is null or beat_at < ${before})`.execute(db);
}
