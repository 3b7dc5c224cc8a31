import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** Something that was asked for although it was there. */
export interface AskedAnyway {
  readonly place: string;
  readonly what: 'paper' | 'fact';
  /** The type of the paper, or the meaning of the fact. */
  readonly item: string;
  readonly reason: string;
}

/** Keeps what one supplement request asks for although it is there, to be counted. */
export async function keepAskedAnyway(
  db: Db,
  request: {
    readonly dossierId: string;
    readonly round: number;
    readonly procedureCode: string;
    readonly agencyId: string;
    readonly at: string;
    readonly asked: readonly AskedAnyway[];
  },
): Promise<void> {
  const { dossierId, round, procedureCode, agencyId, at, asked } = request;
  await sql`
    insert into asked_anyway (dossier_id, round, nth, place, what, item, reason, procedure_code, agency_id, at)
    select ${dossierId}::uuid, ${round}, nth, place, what, item, reason, ${procedureCode}, ${agencyId}, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(asked.map((one, nth) => ({ ...one, nth })))}::jsonb)
      as given (nth integer, place text, what text, item text, reason text)`.execute(db);
}
