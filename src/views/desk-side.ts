import { sql } from 'kysely';
import type { DossierFact } from '#modules/dossier';
import { checksOf, deskNotesOf, standingChecks, type Check, type DeskNote } from '#modules/dossier/server';
import type { Db } from '#kernel/database';

/** What officers did at a dossier besides acting on it, with their names. */
export interface DeskSide {
  /** Of each paper and answer the word that holds, in the order in which they were checked. */
  readonly checks: readonly (Check & { readonly officerName: string })[];
  readonly notes: readonly (DeskNote & { readonly officerName: string })[];
}

/** The office's own side of a dossier. The caller has opened the dossier as an officer: permission was asked there. */
export async function deskSide(db: Db, of: { readonly dossierId: string; readonly facts: readonly DossierFact[] }): Promise<DeskSide> {
  const checks = standingChecks(await checksOf(db, of.dossierId), of.facts);
  const notes = await deskNotesOf(db, of.dossierId);
  const names = await namesOf(
    db,
    [...checks, ...notes].map(({ officerId }) => officerId),
  );
  const named = <T extends { readonly officerId: string }>(one: T) => ({ ...one, officerName: names[one.officerId] ?? '' });
  return { checks: checks.map(named), notes: notes.map(named) };
}

async function namesOf(db: Db, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  if (ids.length === 0) return {};
  const { rows } = await sql<{ id: string; name: string }>`
    select id, full_name as name from officer where id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
