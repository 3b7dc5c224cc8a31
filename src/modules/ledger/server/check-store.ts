import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { LedgerBreak } from '../ledger-break.ts';

/** What one look at the whole record found. */
export interface LedgerCheck {
  readonly at: string;
  readonly sealNumber: number;
  readonly rowsSealed: number;
  readonly headsCompared: number;
  readonly breaks: number;
  readonly firstBreak: LedgerBreak | null;
}

export async function insertCheck(db: Db, check: LedgerCheck): Promise<void> {
  const { at, sealNumber, rowsSealed, headsCompared, breaks, firstBreak } = check;
  await sql`
    insert into ledger_check (at, seal_number, rows_sealed, heads_compared, breaks, first_break)
    values (${at}, ${sealNumber}, ${rowsSealed}, ${headsCompared}, ${breaks}, ${firstBreak && JSON.stringify(firstBreak)}::jsonb)`.execute(
    db,
  );
}

export async function findLastCheck(db: Db): Promise<LedgerCheck | null> {
  const { rows } = await sql<LedgerCheck>`
    select at, seal_number as "sealNumber", rows_sealed as "rowsSealed", heads_compared as "headsCompared", breaks, first_break as "firstBreak"
    from ledger_check order by id desc limit 1`.execute(db);
  return rows[0] ?? null;
}
