import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#kernel/database';
import type { TemplateId } from '../official-papers.ts';

/** An official paper that was printed; its content is in the object store. */
export interface IssuedPaper {
  readonly id: string;
  readonly dossierId: string;
  readonly factId: string;
  readonly template: TemplateId;
  readonly templateVersion: string;
  readonly number: string;
  readonly agencyId: string;
  readonly sha256: string;
  readonly issuedAt: string;
  /** Printed on it; null on papers older than the codes. */
  readonly verifyCode: string | null;
}

const COLUMNS = sql`
  id, dossier_id as "dossierId", fact_id as "factId", template, template_version as "templateVersion", number, agency_id as "agencyId", sha256,
  issued_at as "issuedAt", verify_code as "verifyCode"`;

/** Keeps an issued paper; answers the one that was first when another process was faster. */
export async function recordIssuedPaper(db: Db, paper: IssuedPaper): Promise<IssuedPaper> {
  await sql`
    insert into issued_paper (id, dossier_id, fact_id, template, template_version, number, agency_id, sha256, issued_at, verify_code)
    values (${paper.id}, ${paper.dossierId}, ${paper.factId}, ${paper.template}, ${paper.templateVersion}, ${paper.number}, ${paper.agencyId},
      ${paper.sha256}, ${paper.issuedAt}, ${paper.verifyCode})
    on conflict (fact_id, template) do nothing`.execute(db);
  const kept = await findIssuedPaper(db, paper);
  if (!kept) throw new Error('An issued paper vanished while it was recorded');
  return kept;
}

export async function findIssuedPaper(
  db: Db,
  asked: { readonly factId: string; readonly template: TemplateId },
): Promise<IssuedPaper | null> {
  const { rows } = await sql<IssuedPaper>`
    select ${COLUMNS} from issued_paper where fact_id = ${asked.factId} and template = ${asked.template}`.execute(db);
  return rows[0] ?? null;
}

/** Every official paper of a dossier, in the order they were issued. */
export async function papersOf(db: Db, dossierId: string): Promise<readonly IssuedPaper[]> {
  return (await askPapers(dossierId).execute(db)).rows;
}

/** The same as a question, to be asked together with others. */
export function askPapers(dossierId: string): RawBuilder<IssuedPaper> {
  return sql<IssuedPaper>`
    select ${COLUMNS} from issued_paper where dossier_id = ${dossierId} order by issued_at, id`;
}

/** The paper that carries a code; null when none does. */
export async function findPaperByCode(db: Db, verifyCode: string): Promise<IssuedPaper | null> {
  const { rows } = await sql<IssuedPaper>`select ${COLUMNS} from issued_paper where verify_code = ${verifyCode}`.execute(db);
  return rows[0] ?? null;
}

/** The paper that is this very content, byte for byte. */
export async function findPaperByContent(db: Db, sha256: string): Promise<IssuedPaper | null> {
  const { rows } = await sql<IssuedPaper>`
    select ${COLUMNS} from issued_paper where sha256 = ${sha256} order by issued_at desc, id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export async function findIssuedPaperById(db: Db, id: string): Promise<IssuedPaper | null> {
  const { rows } = await sql<IssuedPaper>`select ${COLUMNS} from issued_paper where id = ${id}`.execute(db);
  return rows[0] ?? null;
}
