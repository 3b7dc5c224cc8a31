import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#kernel/database';
import { notWaitingForTheDisk } from '#kernel/statements';
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

/** Since when whoever gave a sign counts as there. */
export interface Since {
  /** For those whose page says that it is open still. */
  readonly beat: string;
  /** For those whose page has no script, and only said that it was opened. */
  readonly opened: string;
}

/** The page was opened. Whether it has a script that will say so again is not known yet. Answers who else is there. */
export async function keepOpened(db: Db, { dossierId, officerId, role, at }: Presence, since: Since): Promise<readonly Present[]> {
  return amongOthers(
    db,
    { dossierId, officerId, since },
    sql`
    insert into dossier_presence (dossier_id, officer_id, officer_role, opened_at, beat_at)
    values (${dossierId}, ${officerId}, ${role}, ${at}, null)
    on conflict (dossier_id, officer_id) do update set officer_role = excluded.officer_role, opened_at = excluded.opened_at, beat_at = null`,
  );
}

/** Its script says that it is open still. Answers who else is there. */
export async function keepBeat(db: Db, { dossierId, officerId, role, at }: Presence, since: Since): Promise<readonly Present[]> {
  return amongOthers(
    db,
    { dossierId, officerId, since },
    sql`
    insert into dossier_presence (dossier_id, officer_id, officer_role, opened_at, beat_at)
    values (${dossierId}, ${officerId}, ${role}, ${at}, ${at})
    on conflict (dossier_id, officer_id) do update set officer_role = excluded.officer_role, beat_at = excluded.beat_at`,
  );
}

/** The page was left. Answers who is there. */
export async function dropPresence(db: Db, { dossierId, officerId }: Presence, since: Since): Promise<readonly Present[]> {
  return amongOthers(
    db,
    { dossierId, officerId, since },
    sql`
    delete from dossier_presence where dossier_id = ${dossierId} and officer_id = ${officerId}`,
  );
}

/** Gives a sign, and tells the others: whose page said so lately, or, where no script speaks, who opened it lately. */
async function amongOthers(
  db: Db,
  { dossierId, officerId, since }: { readonly dossierId: string; readonly officerId: string; readonly since: Since },
  sign: RawBuilder<unknown>,
): Promise<readonly Present[]> {
  const { rows } = await sql<{ others: readonly Present[] }>`
    with sign as (${sign})
    select ${notWaitingForTheDisk(db)} as commit, (
      select coalesce(json_agg(json_build_object('officerId', p.officer_id, 'name', o.full_name, 'role', p.officer_role)
        order by o.full_name, p.officer_id), '[]')
      from dossier_presence p
      join officer o on o.id = p.officer_id
      where p.dossier_id = ${dossierId} and p.officer_id <> ${officerId}
        and case when p.beat_at is null then p.opened_at > ${since.opened} else p.beat_at > ${since.beat} end
    ) as others`.execute(db);
  return rows[0]?.others ?? [];
}

export async function dropPresenceBefore(db: Db, before: string): Promise<void> {
  await sql`delete from dossier_presence where opened_at < ${before} and (beat_at is null or beat_at < ${before})`.execute(db);
}
