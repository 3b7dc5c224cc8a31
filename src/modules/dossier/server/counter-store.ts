import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { BroughtPaper } from '../draft.ts';

/** Who came to the counter for a draft, and for the dossier it becomes. */
export interface CounterIntake {
  readonly id: string;
  readonly deskId: string;
  readonly officerId: string;
  readonly personId: string;
  readonly mandateId: string | null;
  /** When an officer saw their card; null where papers came by post. */
  readonly seenAt: string | null;
  readonly begunAt: string;
}

export async function insertIntake(db: Db, intake: CounterIntake): Promise<void> {
  await sql`
    insert into counter_intake (id, desk_id, officer_id, person_id, mandate_id, seen_at, begun_at)
    values (${intake.id}, ${intake.deskId}, ${intake.officerId}, ${intake.personId}, ${intake.mandateId}, ${intake.seenAt}, ${intake.begunAt})`.execute(
    db,
  );
}

/** Who came for this draft or dossier; null when nobody did: it was prepared online. */
export async function findIntake(db: Db, id: string): Promise<CounterIntake | null> {
  const { rows } = await sql<CounterIntake>`
    select id, desk_id as "deskId", officer_id as "officerId", person_id as "personId", mandate_id as "mandateId", seen_at as "seenAt",
      begun_at as "begunAt"
    from counter_intake where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Papers laid on the counter, and for which round: 0 the filing, then each supplement. */
export async function findBrought(db: Db, id: string): Promise<readonly (BroughtPaper & { readonly round: number })[]> {
  const { rows } = await sql<BroughtPaper & { readonly round: number }>`
    select round, component, originals, certified, copies, compared from brought_paper where intake_id = ${id} order by round, component`.execute(
    db,
  );
  return rows;
}

/** Writes what was laid on the counter for a round of a draft that was held: this and nothing else. */
export async function writeBrought(
  db: Db,
  { id, round }: { readonly id: string; readonly round: number },
  brought: readonly BroughtPaper[],
): Promise<void> {
  await sql`delete from brought_paper where intake_id = ${id} and round = ${round}`.execute(db);
  await sql`
    insert into brought_paper (intake_id, round, component, originals, certified, copies, compared)
    select ${id}, ${round}, component, originals, certified, copies, compared
    from jsonb_to_recordset(${JSON.stringify(brought)}::jsonb)
      as b (component text, originals smallint, certified smallint, copies smallint, compared boolean)`.execute(db);
}
