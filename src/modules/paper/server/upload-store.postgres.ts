import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** A file on its way to a component of a draft. */
export interface Upload {
  readonly id: string;
  readonly draftId: string;
  readonly personId: string;
  readonly component: string;
  /** As its sender called it. */
  readonly name: string;
  /** What tells its sender's program that a file chosen again is this one. */
  readonly fingerprint: string | null;
  /** What the sender's program said of it, given back as it came. */
  readonly metadata: Readonly<Record<string, string | null>>;
  readonly size: number;
  readonly received: number;
  readonly parts: readonly string[];
  /** What finishing answered; null until then. */
  readonly result: UploadResult | null;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** How an upload ended: the paper it became, or why it was not taken. Facts of a refusal are figures and codes. */
export type UploadResult =
  { readonly ok: true; readonly paper: { readonly id: string } } | { readonly ok: false; readonly refusal: { readonly code: string } };

const COLUMNS = sql`
  id, draft_id as "draftId", person_id as "personId", component, name, fingerprint, metadata, size, received, parts, result,
  created_at as "createdAt", expires_at as "expiresAt"`;

export async function insertUpload(db: Db, upload: Omit<Upload, 'received' | 'parts' | 'result'>): Promise<void> {
  await sql`
    insert into upload (id, draft_id, person_id, component, name, fingerprint, metadata, size, created_at, expires_at)
    values (${upload.id}, ${upload.draftId}, ${upload.personId}, ${upload.component}, ${upload.name}, ${upload.fingerprint},
      ${JSON.stringify(upload.metadata)}::jsonb, ${upload.size}, ${upload.createdAt}, ${upload.expiresAt})`.execute(db);
}

/** An upload, whoever sends it. */
export async function findUpload(db: Db, id: string): Promise<Upload | null> {
  const { rows } = await sql<Upload>`select ${COLUMNS} from upload where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** What is still on its way to a draft, oldest first. */
export async function unfinishedUploads(db: Db, draftId: string): Promise<readonly Upload[]> {
  const { rows } = await sql<Upload>`
    select ${COLUMNS} from upload where draft_id = ${draftId} and result is null order by created_at, id`.execute(db);
  return rows;
}

/** How many files of a person are on their way, and their bytes when they have arrived. */
export async function uploadsUnderWay(db: Db, personId: string): Promise<{ readonly count: number; readonly bytes: number }> {
  const { rows } = await sql<{ count: number; bytes: number }>`
    select count(*)::int as count, coalesce(sum(size), 0)::bigint as bytes from upload where person_id = ${personId} and result is null`.execute(
    db,
  );
  return rows[0]!;
}

/** Who may write to an upload: a token, and for how many seconds it is theirs unless they say that they go on. */
export interface Hold {
  readonly id: string;
  readonly holder: string;
  readonly seconds: number;
}

/** Takes the one place of whoever writes, when it is free or its holder fell silent; asks the holder to let go when it is not. */
export async function takeUpload(db: Db, { id, holder, seconds }: Hold): Promise<boolean> {
  const { rows } = await sql`
    update upload set holder = ${holder}, held_until = clock_timestamp() + make_interval(secs => ${seconds}), wanted = false
    where id = ${id} and (holder is null or held_until < clock_timestamp())
    returning 1`.execute(db);
  if (rows.length === 1) return true;
  await sql`update upload set wanted = true where id = ${id} and not wanted`.execute(db);
  return false;
}

/** Says that the holder goes on. Answers whether somebody else waits; null when the place is no longer theirs. */
export async function holdOn(db: Db, { id, holder, seconds }: Hold): Promise<{ readonly wanted: boolean } | null> {
  const { rows } = await sql<{ wanted: boolean }>`
    update upload set held_until = clock_timestamp() + make_interval(secs => ${seconds})
    where id = ${id} and holder = ${holder}
    returning wanted`.execute(db);
  return rows[0] ?? null;
}

export async function letGoUpload(db: Db, { id, holder }: Pick<Hold, 'id' | 'holder'>): Promise<void> {
  await sql`update upload set holder = null, held_until = null, wanted = false where id = ${id} and holder = ${holder}`.execute(db);
}

/** Counts a part that lies safely as received. Refused (false) to whoever lost the place meanwhile, or does not go on where it ended. */
export async function addPart(
  db: Db,
  part: { readonly id: string; readonly holder: string; readonly at: number; readonly name: string; readonly size: number },
): Promise<boolean> {
  const { rows } = await sql`
    update upload set received = received + ${part.size}, parts = parts || ${part.name}::text
    where id = ${part.id} and holder = ${part.holder} and received = ${part.at} and result is null
    returning 1`.execute(db);
  return rows.length === 1;
}

/** Notes how an upload ended, for the holder; the first answer stays. */
export async function endUpload(db: Db, ended: Pick<Hold, 'id' | 'holder'> & { readonly result: UploadResult }): Promise<boolean> {
  const { rows } = await sql`
    update upload set result = ${JSON.stringify(ended.result)}::jsonb, parts = '{}'
    where id = ${ended.id} and holder = ${ended.holder} and result is null
    returning 1`.execute(db);
  return rows.length === 1;
}

export async function removeUpload(db: Db, id: string): Promise<void> {
  await sql`delete from upload where id = ${id}`.execute(db);
}

/** Forgets uploads whose time is over, finished or not; answers how many. */
export async function forgetExpiredUploads(db: Db, now: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`delete from upload where expires_at < ${now.toString()}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Which of these uploads are still known. */
export async function knownUploads(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select id from upload where id = any(${ids}::uuid[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
