import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { Malformed } from '#kernel/malformed';
import { ok, type Result } from '#kernel/result';
import { readPlacePack } from '../place-pack.ts';

/** Brings a pack's units into the database: new and changed ones are written, none is removed, as addresses name them. */
export async function loadPlaces(db: Db, content: unknown): Promise<Result<{ readonly written: number }, Malformed>> {
  const pack = readPlacePack(content);
  if (!pack.ok) return pack;

  const { numAffectedRows } = await sql`
    insert into place_unit (code, kind, name, province_code)
    select code, kind, name, "provinceCode"
    from jsonb_to_recordset(${JSON.stringify(pack.value)}::jsonb)
      as given (code text, kind text, name text, "provinceCode" text)
    on conflict (code) do update
      set kind = excluded.kind, name = excluded.name, province_code = excluded.province_code
      where (place_unit.kind, place_unit.name, place_unit.province_code)
        is distinct from (excluded.kind, excluded.name, excluded.province_code)`.execute(db);
  return ok({ written: Number(numAffectedRows) });
}
