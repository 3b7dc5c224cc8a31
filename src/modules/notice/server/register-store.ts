import { sql } from 'kysely';
import { inVietnam } from '#kernel/clock';
import { inTransaction, type Db } from '#kernel/database';
import type { RegisterLine } from '../register-line.ts';

/**
 * Enters a dossier in the register of its desk, once: asked again it answers where it stands. The counter of the book is raised in the
 * same transaction, so numbers have no gaps and no doubles.
 */
export async function enterInRegister(
  db: Db,
  entered: { readonly dossierId: string; readonly deskId: string; readonly at: Temporal.Instant },
): Promise<RegisterLine> {
  const book = String(inVietnam(entered.at).year);
  return inTransaction(db, async (trx) => {
    // Whoever enters something in this book waits here for whoever is at it: what stands there is looked up after that.
    await sql`
      insert into register_book (desk_id, book, last) values (${entered.deskId}, ${book}, 0) on conflict (desk_id, book) do nothing`.execute(
      trx,
    );
    await sql`select last from register_book where desk_id = ${entered.deskId} and book = ${book} for update`.execute(trx);
    const earlier = await findRegisterLine(trx, entered.dossierId);
    if (earlier) return earlier;

    const { rows } = await sql<RegisterLine>`
      with counted as (
        update register_book set last = last + 1 where desk_id = ${entered.deskId} and book = ${book} returning desk_id, book, last
      )
      insert into register_line (dossier_id, desk_id, book, number, entered_at)
      select ${entered.dossierId}::uuid, desk_id, book, last, ${entered.at.toString()}::timestamptz from counted
      returning desk_id as "deskId", book, number`.execute(trx);
    if (!rows[0]) throw new Error(`The dossier ${entered.dossierId} was not entered in the register`);
    return rows[0];
  });
}

/** Where the register has a dossier; null while it does not. */
export async function findRegisterLine(db: Db, dossierId: string): Promise<RegisterLine | null> {
  const { rows } = await sql<RegisterLine>`
    select desk_id as "deskId", book, number from register_line where dossier_id = ${dossierId}`.execute(db);
  return rows[0] ?? null;
}
