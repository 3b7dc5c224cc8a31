import { sql } from 'kysely';
import { poke } from '#gateways/postgres';
import type { Db } from '#kernel/database';
import type { Shift, Told } from './people.ts';
import type { Score } from './score.ts';

/** What of all that people were told is not in the database, and what is there twice. */
export async function countUp(
  db: Db,
  { told, acknowledged, back }: Shift,
): Promise<Pick<Score, 'acknowledged' | 'lost' | 'doubled' | 'back'>> {
  const ids = told.map(({ dossierId }) => dossierId);
  const { rows } = await sql<{ id: string; reference: string; code: string | null; filed: number; received: number }>`
    select dossier.id, dossier.reference, dossier.code,
      (select count(*) from dossier_fact where dossier_id = dossier.id and type = 'filed')::int as filed,
      (select count(*) from dossier_fact where dossier_id = dossier.id and type = 'received')::int as received
    from dossier where id = any(${ids}::uuid[])`.execute(db);
  const found = new Map(rows.map((row) => [row.id, row]));
  const isLost = ({ dossierId, reference, code }: Told): boolean => {
    const row = found.get(dossierId);
    return row?.reference !== reference || row.filed === 0 || (code !== null && (row.code !== code || row.received === 0));
  };
  const twice = rows.filter(({ filed, received }) => filed > 1 || received > 1).length;
  const lost = told.filter(isLost).length + (await gapsInCodes(db, ids));
  return { acknowledged, lost, doubled: twice + (await doubledCodes(db)), back };
}

async function doubledCodes(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select code from dossier where code is not null group by code having count(*) > 1) as twice`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

/** Numbers of a desk and a day go one by one: one that is missing was given to nobody. */
async function gapsInCodes(db: Db, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with book as (
      select distinct regexp_replace(code, '[0-9]+$', '') as name from dossier where id = any(${ids}::uuid[]) and code is not null
    )
    select coalesce(sum(last - many), 0)::int as n from (
      select max(substring(code from '[0-9]+$')::int) as last, count(*) as many
      from dossier join book on code like book.name || '%' group by book.name
    ) as counted`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Waits until each of them has its receipt, and says how long that took in seconds; `null` when it never came, or came twice. */
export async function receiptsFor(db: Db, { told }: Shift, within: number): Promise<number | null> {
  const ids = told.filter(({ code }) => code !== null).map(({ dossierId }) => dossierId);
  const from = performance.now();
  const count = async (): Promise<{ papers: number; dossiers: number }> => {
    const { rows } = await sql<{ papers: number; dossiers: number }>`
      select count(*)::int as papers, count(distinct dossier_id)::int as dossiers
      from issued_paper where template = 'mau-01-receipt' and dossier_id = any(${ids}::uuid[])`.execute(db);
    return rows[0]!;
  };
  try {
    await poke({ every: 500, atMost: within, what: 'every receipt' }, async () => (await count()).dossiers >= ids.length);
  } catch {
    return null;
  }
  const { papers, dossiers } = await count();
  return papers === dossiers ? (performance.now() - from) / 1000 : null;
}
