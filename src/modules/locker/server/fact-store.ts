import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import type { Statement } from '../read-facts.ts';
import type { Thing, ThingKind } from '../thing.ts';
import type { FactToKeep } from '../what-is-kept.ts';
import type { LockerScope } from './paper-store.ts';

/** A statement with the thing it speaks of; null: the party itself. */
export interface StatementAbout extends Statement {
  readonly thingId: string | null;
  readonly thingKind: ThingKind | null;
}

/**
 * Everything said in the dossiers of a party, and what it put right itself; in these procedures only, where some are named: then nothing that
 * was said in none.
 */
export async function statementsIn(db: Db, { partyId, procedures }: LockerScope): Promise<readonly StatementAbout[]> {
  const { rows } = await sql<StatementAbout>`
    select f.meaning, f.value, f.label, f.told, f.dossier_id as "dossierId", coalesce(d.code, d.reference) as number, f.given_at as "givenAt",
      f.confirmed_at as "confirmedAt", f.thing_id as "thingId", t.kind as "thingKind", null as by,
      f.reach, t.first_at as "firstAt"
    from locker_fact f
    join dossier d on d.id = f.dossier_id
    left join locker_thing t on t.id = f.thing_id
    where f.party_id = ${partyId} and (${procedures}::text[] is null or f.procedure_code = any(${procedures}::text[]))
    union all
    select s.meaning, s.value, s.label, s.told, null, null, s.at, case when s.confirmed_by is not null then s.at end, s.thing_id, t.kind,
      'owner', 'told', t.first_at
    from locker_said s
    left join locker_thing t on t.id = s.thing_id
    where s.party_id = ${partyId} and ${procedures}::text[] is null
    order by "firstAt" nulls first, meaning, "givenAt"`.execute(db);
  return rows;
}

/** Keeps what one dossier says, in place of what it said before. */
export async function keepFacts(
  db: Db,
  from: { readonly partyId: string; readonly dossierId: string; readonly procedureCode: string; readonly facts: readonly FactToKeep[] },
): Promise<void> {
  const rows = [];
  for (const { thing, confirmed, ...fact } of from.facts) {
    const before = `dossier:${from.dossierId}`;
    const thingId = thing && (await enterThing(db, { partyId: from.partyId, before, thing, at: fact.givenAt }));
    rows.push({ ...fact, thingId, confirmedAt: confirmed?.at ?? null, confirmedBy: confirmed?.agencyId ?? null });
  }
  await sql`delete from locker_fact where dossier_id = ${from.dossierId}`.execute(db);
  await sql`
    insert into locker_fact (party_id, thing_id, meaning, dossier_id, procedure_code, value, label, told, given_at, confirmed_at, confirmed_by,
      reach)
    select ${from.partyId}::uuid, "thingId", meaning, ${from.dossierId}::uuid, ${from.procedureCode}, value, label, told, "givenAt",
      "confirmedAt", "confirmedBy", reach
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f ("thingId" uuid, meaning text, value jsonb, label text, told text,
      "givenAt" timestamptz, "confirmedAt" timestamptz, "confirmedBy" text, reach text)
    on conflict (party_id, thing_id, meaning, dossier_id) do update set value = excluded.value, label = excluded.label, told = excluded.told,
      given_at = excluded.given_at, confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by,
      reach = excluded.reach`.execute(db);
}

/** A thing by its number; by what spoke of it (`before`) while it has none, and one that got its number since is known by it. */
export async function enterThing(
  db: Db,
  of: { readonly partyId: string; readonly before: string; readonly thing: Thing; readonly at: string },
): Promise<string> {
  const { before } = of;
  const { kind, key } = of.thing;
  if (key !== null) {
    await sql`
      update locker_thing t set key = ${key}
      where t.party_id = ${of.partyId} and t.kind = ${kind} and t.key = ${before}
        and not exists (select 1 from locker_thing o where o.party_id = t.party_id and o.kind = t.kind and o.key = ${key})`.execute(db);
  }
  const { rows } = await sql<{ id: string }>`
    insert into locker_thing (id, party_id, kind, key, first_at) values (${newId()}, ${of.partyId}, ${kind}, ${key ?? before}, ${of.at})
    on conflict (party_id, kind, key) do update set first_at = least(locker_thing.first_at, excluded.first_at)
    returning id`.execute(db);
  return rows[0]!.id;
}

/** A thing of a party by what it is known by; null when there is none such. */
export async function findThing(
  db: Db,
  of: { readonly partyId: string; readonly kind: ThingKind; readonly key: string },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from locker_thing where party_id = ${of.partyId} and kind = ${of.kind} and key = ${of.key}`.execute(db);
  return rows[0]?.id ?? null;
}
