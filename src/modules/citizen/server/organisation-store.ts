import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import type { Organisation, OrganisationDetails } from '../organisation.ts';

const COLUMNS = sql`id, tax_number as "taxNumber", name, kind, address`;

export async function findOrganisation(db: Db, id: string): Promise<Organisation | null> {
  const { rows } = await sql<Organisation>`select ${COLUMNS} from organisation where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Enters an organisation as its paper names it; one that is there already stays as it is, and is answered. */
export async function enterOrganisation(db: Db, details: OrganisationDetails, at: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into organisation (id, tax_number, name, kind, address, created_at, updated_at)
    values (${newId()}, ${details.taxNumber}, ${details.name}, ${details.kind}, ${JSON.stringify(details.address)}::jsonb, ${at}, ${at})
    on conflict (tax_number) do update set tax_number = excluded.tax_number
    returning id`.execute(db);
  if (!rows[0]) throw new Error('No organisation was entered');
  return rows[0].id;
}
