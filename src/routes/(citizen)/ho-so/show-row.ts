import type { Place } from '#modules/dossier';
import type { DueReading } from '#modules/dossier/server';
import type { Db } from '#kernel/database';
import type { MyDossier, Turn } from '#views/my-dossiers';
import { readStanding } from '../../dossier-standing.ts';

/** A dossier in my list: where it leads, how it stands, what it asks of me. */
export interface ShownRow {
  readonly href: string;
  readonly number: string;
  readonly procedureName: string;
  readonly place: Place;
  readonly turn: Turn;
  readonly filedAt: string;
  readonly endedAt: string | null;
  readonly due: DueReading | null;
  readonly dueAt: string | null;
  /** By when the office answers, while it was not received yet. */
  readonly officeBy: string | null;
  readonly supplement: { readonly href: string; readonly by: string; readonly late: boolean } | null;
}

export async function showRow(dossier: MyDossier, needs: { readonly db: Db; readonly now: Temporal.Instant }): Promise<ShownRow> {
  const { id, code, reference, procedureCode, procedureName, place, turn, filedAt, endedAt, dueAt, actBy, answerBy, agencyId } = dossier;
  const number = code ?? reference;
  const receivedAt = code === null ? null : filedAt;
  return {
    href: `/ho-so/${number}`,
    number,
    procedureName,
    place,
    turn,
    filedAt,
    endedAt,
    due: turn === 'running' ? await readStanding({ place, agencyId, receivedAt, by: dueAt }, needs) : null,
    dueAt: turn === 'running' ? dueAt : null,
    officeBy: place === 'filed' ? actBy : null,
    supplement:
      answerBy === null
        ? null
        : {
            href: `/nop-ho-so/${procedureCode}/${id}/bo-sung`,
            by: answerBy,
            late: Temporal.Instant.compare(needs.now, Temporal.Instant.from(answerBy)) > 0,
          },
  };
}
