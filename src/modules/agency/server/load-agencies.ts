import { sql } from 'kysely';
import { readCalendars } from '#modules/calendar/server';
import { readUnits } from '#modules/place/server';
import { inTransaction, type Db } from '#kernel/database';
import type { Malformed } from '#kernel/malformed';
import { ok, type Result } from '#kernel/result';
import { readAgencyPack } from '../agency-pack.ts';

/**
 * Brings a pack's `agencies.json` into the database, after its places and its calendar: new and changed agencies are
 * written, none is removed, as dossiers name them. What an office changed since is not turned back.
 */
export async function loadAgencies(db: Db, content: unknown): Promise<Result<{ readonly written: number }, Malformed>> {
  return inTransaction(db, async function write(trx) {
    const unitCodes = new Set((await readUnits(trx)).map(({ code }) => code));
    const sessionPlanIds = new Set((await readCalendars(trx)).plans.map(({ id }) => id));
    const pack = readAgencyPack(content, { unitCodes, sessionPlanIds });
    if (!pack.ok) return pack;

    const { numAffectedRows } = await sql`
      insert into agency (id, name, kind, parent_id, unit_code, session_plan_id, id_source, address, phone)
      select id, name, kind, "parentId", "unitCode", "sessionPlanId", "idSource", address, phone
      from jsonb_to_recordset(${JSON.stringify(pack.value)}::jsonb)
        as given (id text, name text, kind text, "parentId" text, "unitCode" text, "sessionPlanId" text, "idSource" text, address text, phone text)
      on conflict (id) do update
        set name = excluded.name, kind = excluded.kind, parent_id = excluded.parent_id, unit_code = excluded.unit_code,
          session_plan_id = excluded.session_plan_id, id_source = excluded.id_source,
          address = excluded.address, phone = excluded.phone
        where not agency.kept_by_office and (agency.name, agency.kind, agency.parent_id, agency.unit_code, agency.session_plan_id, agency.id_source,
          agency.address, agency.phone)
          is distinct from
          (excluded.name, excluded.kind, excluded.parent_id, excluded.unit_code, excluded.session_plan_id, excluded.id_source,
          excluded.address, excluded.phone)`.execute(trx);
    return ok({ written: Number(numAffectedRows) });
  });
}
