import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { codesOf, PaperTermsPack, type PaperCode, type PaperTerms } from '../paper-terms.ts';
import { typeTable, type TypeTable } from '../type-of.ts';

/** Loads what a pack folder says of types of paper, in place of what it said before; the types themselves must be there. */
export async function loadPaperTerms(db: Db, folder: string): Promise<void> {
  const path = join(folder, 'document-types.json');
  const read = PaperTermsPack.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!read.success) throw new Error(`The pack file ${path} cannot be read`, { cause: read.error });
  await savePaperTerms(db, read.data);
}

/** Everything the office said of types of paper. */
export async function readTypeTable(db: Db): Promise<TypeTable> {
  const { rows } = await sql<{ terms: readonly PaperTerms[]; codes: readonly PaperCode[] }>`
    select
      (select coalesce(json_agg(json_build_object('type', t.type, 'holding', t.holding, 'namesHolder', t.names_holder,
        'validMonths', t.valid_months, 'ends', t.ends, 'askedAs', t.asked_as, 'about', t.about)), '[]') from paper_terms t) as terms,
      (select coalesce(json_agg(json_build_object('kind', c.kind, 'code', c.code, 'type', c.type, 'askedAs', c.asked_as,
        'numberMeans', c.number_means)), '[]') from paper_code c) as codes`.execute(db);
  return typeTable(rows[0]?.terms ?? [], rows[0]?.codes ?? []);
}

async function savePaperTerms(db: Db, pack: PaperTermsPack): Promise<void> {
  await sql`
    insert into paper_terms (type, holding, names_holder, valid_months, ends, asked_as, about)
    select type, holding, "namesHolder", "validMonths", ends, "askedAs", about
    from jsonb_to_recordset(${JSON.stringify(pack.types)}::jsonb)
      as given (type text, holding text, "namesHolder" boolean, "validMonths" integer, ends boolean, "askedAs" text, about text)
    on conflict (type) do update set holding = excluded.holding, names_holder = excluded.names_holder, valid_months = excluded.valid_months,
      ends = excluded.ends, asked_as = excluded.asked_as, about = excluded.about
    where (paper_terms.holding, paper_terms.names_holder, paper_terms.valid_months, paper_terms.ends, paper_terms.asked_as, paper_terms.about)
      is distinct from (excluded.holding, excluded.names_holder, excluded.valid_months, excluded.ends, excluded.asked_as, excluded.about)`.execute(
    db,
  );
  await sql`
    insert into paper_code (kind, code, type, asked_as, number_means)
    select kind, code, type, "askedAs", "numberMeans" from jsonb_to_recordset(${JSON.stringify(codesOf(pack))}::jsonb)
      as given (kind text, code text, type text, "askedAs" text, "numberMeans" text)
    on conflict (kind, code) do update set type = excluded.type, asked_as = excluded.asked_as, number_means = excluded.number_means
    where (paper_code.type, paper_code.asked_as, paper_code.number_means)
      is distinct from (excluded.type, excluded.asked_as, excluded.number_means)`.execute(db);
}
