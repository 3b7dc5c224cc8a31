import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { heldByQuestion } from '#kernel/reference';
import type { Flag } from '../flag.ts';
import { PROCEDURE_CODE, type ProcedureRecord } from '../record.ts';
import type { Revision, RevisionContent } from '../revision.ts';

type Row = Omit<Revision, 'content'> & RevisionContent;

const COLUMNS = sql`
  id, code, number, state, content_hash as "contentHash", flags,
  staged_at as "stagedAt", published_at as "publishedAt", published_by as "publishedBy",
  record, cases, components, channels, form, route, handling`;

/** The revision of that id, in whatever state. */
export async function findRevision(db: Db, id: string): Promise<Revision | null> {
  if (!isId(id)) return null;
  const { rows } = await sql<Row>`select ${COLUMNS} from procedure_revision where id = ${id}`.execute(db);
  return rows[0] ? revisionOf(rows[0]) : null;
}

/** Like `findRevision`, for ids that are known to exist. */
export async function getRevision(db: Db, id: string): Promise<Revision> {
  const revision = await findRevision(db, id);
  if (!revision) throw new Error(`No revision ${id}`);
  return revision;
}

/** The revision in force of a procedure; null when the province publishes no such procedure. */
export async function findPublishedRevision(db: Db, code: string): Promise<Revision | null> {
  return PROCEDURE_CODE.test(code) ? inForce(db, code) : null;
}

const inForce = heldByQuestion({ rooms: ['catalogue'], most: 300 }, async function read(db: Db, code: string): Promise<Revision | null> {
  const [revision] = await publishedRevisions(db, [code]);
  return revision ?? null;
});

/** The revisions in force of several procedures, in no particular order. */
export async function publishedRevisions(db: Db, codes: readonly string[]): Promise<readonly Revision[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from procedure_revision
    where state = 'published' and code = any(${codes}::text[])`.execute(db);
  return rows.map(revisionOf);
}

/** What stands between staging and publishing. */
export async function stagedRevisions(db: Db, codes: readonly string[]): Promise<readonly Revision[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from procedure_revision
    where state = 'staged' and code = any(${codes}::text[])
    order by code`.execute(db);
  return rows.map(revisionOf);
}

/** Every component id a procedure ever published, newest revision first: an id once given is never given to another paper. */
export async function componentsEverPublished(
  db: Db,
  codes: readonly string[],
): Promise<ReadonlyMap<string, RevisionContent['components']>> {
  const { rows } = await sql<{ code: string; components: RevisionContent['components'] }>`
    select code, components from procedure_revision
    where state <> 'staged' and code = any(${codes}::text[])
    order by code, number desc`.execute(db);
  const known = new Map<string, RevisionContent['components']>();
  for (const row of rows) {
    const before = known.get(row.code) ?? [];
    known.set(row.code, [...before, ...row.components.filter(({ id }) => !before.some((one) => one.id === id))]);
  }
  return known;
}

/** Every record a procedure was ever published with, newest first: the one in force leads. */
export async function recordsEverPublished(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, readonly ProcedureRecord[]>> {
  const { rows } = await sql<{ code: string; record: ProcedureRecord }>`
    select code, record from procedure_revision
    where state <> 'staged' and code = any(${codes}::text[])
    order by code, number desc`.execute(db);
  const known = Map.groupBy(rows, ({ code }) => code);
  return new Map([...known].map(([code, own]) => [code, own.map(({ record }) => record)]));
}

/** What is about to be staged; it gets the next number of its procedure. */
export interface NewRevision {
  readonly id: string;
  readonly content: RevisionContent;
  readonly contentHash: string;
  readonly flags: readonly Flag[];
  readonly stagedAt: Temporal.Instant;
}

/** Stages a revision in place of whatever was staged for its procedure. Answers its number. */
export async function stageRevision(db: Db, revision: NewRevision): Promise<number> {
  const { content } = revision;
  const { code } = content.record;
  await dropStaged(db, [code]);
  const { rows } = await sql<{ number: number }>`
    insert into procedure_revision
      (id, code, number, state, record, cases, components, channels, form, route, handling, flags, content_hash, staged_at)
    values (
      ${revision.id}, ${code},
      (select coalesce(max(number), 0) + 1 from procedure_revision where code = ${code}),
      'staged', ${JSON.stringify(content.record)}::json, ${JSON.stringify(content.cases)}::jsonb,
      ${JSON.stringify(content.components)}::jsonb, ${JSON.stringify(content.channels)}::jsonb,
      ${JSON.stringify(content.form)}::jsonb, ${JSON.stringify(content.route)}::jsonb,
      ${JSON.stringify(content.handling)}::jsonb, ${JSON.stringify(revision.flags)}::jsonb,
      ${revision.contentHash}, ${revision.stagedAt.toString()}
    )
    returning number`.execute(db);
  return rows[0]?.number ?? 0;
}

/** Forgets what was staged for these procedures. */
export async function dropStaged(db: Db, codes: readonly string[]): Promise<void> {
  await sql`delete from procedure_revision where state = 'staged' and code = any(${codes}::text[])`.execute(db);
}

/** Puts a staged revision in force; the one before it is superseded. */
export async function publishRevision(
  db: Db,
  published: { readonly id: string; readonly code: string; readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  await sql`
    update procedure_revision set state = 'superseded'
    where code = ${published.code} and state = 'published'`.execute(db);
  await sql`
    update procedure_revision
    set state = 'published', published_at = ${published.at.toString()}, published_by = ${published.by}
    where id = ${published.id} and state = 'staged'`.execute(db);
}

/** One catalogue writer at a time, until the caller's transaction ends. */
export async function holdCatalogue(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('procedure-catalogue'))`.execute(db);
}

function revisionOf(row: Row): Revision {
  const { record, cases, components, channels, form, route, handling, ...rest } = row;
  return { ...rest, content: { record, cases, components, channels, form, route, handling } };
}
