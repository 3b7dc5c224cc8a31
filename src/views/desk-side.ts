import { sql, type RawBuilder } from 'kysely';
import type { DossierFact } from '#modules/dossier';
import { askChecks, askDeskNotes, standingChecks, type Check, type DeskNote } from '#modules/dossier/server';
import type { Db } from '#kernel/database';
import { askTogether, type Answers, type Questions } from '#kernel/together';

type Named<T> = T & { readonly officerName: string };

/** What officers did at a dossier besides acting on it, with their names. */
export interface DeskSide {
  /** Of each paper and answer the word that holds, in the order in which they were checked. */
  readonly checks: readonly Named<Check>[];
  readonly notes: readonly Named<DeskNote>[];
}

/** Everything that was ever said of it, whether it holds or not. */
interface Said {
  readonly checks: Named<Check>;
  readonly notes: Named<DeskNote>;
}

/** The office's own side of a dossier. The caller has opened the dossier as an officer: permission was asked there. */
export async function deskSide(db: Db, of: { readonly dossierId: string; readonly facts: readonly DossierFact[] }): Promise<DeskSide> {
  return readDeskSide(await askTogether<Said>(db, askDeskSide(of.dossierId)), of.facts);
}

/** The same as questions, to be asked together with others. */
export function askDeskSide(dossierId: string): Questions<Said> {
  return {
    checks: named(askChecks(dossierId), sql`"checkedAt", place`),
    notes: named(askDeskNotes(dossierId), sql`id`),
  };
}

/** What of it holds. */
export function readDeskSide({ checks, notes }: Answers<Said>, facts: readonly DossierFact[]): DeskSide {
  return { checks: standingChecks(checks, facts), notes };
}

function named<T>(said: RawBuilder<T>, order: RawBuilder<unknown>): RawBuilder<Named<T>> {
  return sql<Named<T>>`
    select said.*, (select coalesce(full_name, '') from officer where officer.id = said."officerId") as "officerName"
    from (${said}) as said
    order by ${order}`;
}
