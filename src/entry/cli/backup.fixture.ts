import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { loadPack } from '../../main/pack.ts';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { leaveJob } from '#kernel/jobs';
import { DemoPeople, loadDemoPeople } from '#modules/account/server';
import { recordObject, type ObjectStore } from '#modules/paper/server';

export const NOW = Temporal.Instant.from('2026-11-22T03:00:00Z');

/** Letters that mean something to COPY, to SQL, or to nobody. */
const ODD = String.raw`tab[	] line[
] return[] \N \. \t "quoted" 'single' ; -- {} Đặng Thị Ỷ 👩‍🌾`;

/** A province in use: its pack, its people, and rows in every table that people fill, with texts and bytes of every kind. */
export async function fillWorld(db: Db, objects: Pick<ObjectStore, 'put'>): Promise<void> {
  await loadPack(db, { folder: 'packs/ca-mau', now: NOW });
  const people = DemoPeople.parse(JSON.parse(readFileSync('packs/ca-mau/demo/people.json', 'utf8')));
  const { citizens, officers } = await loadDemoPeople(people, { db, now: NOW, secretKey: 'a secret of the tests' });
  const [citizen, officer] = [citizens[0]!, officers[0]!];
  const kept = await keepOddObjects(db, objects);
  await sql`insert into paper_type (type, name, gloss, note) values ('odd', ${ODD}, '', '') on conflict do nothing`.execute(db);
  await sql`
    insert into session (token_hash, account_id, kind, created_at, expires_at, ends_at, idle_seconds)
    values (${randomBytes(32)}, ${citizen.accountId}, 'browser', ${AT}, 'infinity', ${AT}, 60)`.execute(db);
  await sql`
    insert into one_time_code (id, phone, code_mac, sealed_message, asked_at, expires_at)
    values (${newId()}, '0900000001', ${Buffer.from([0, 9, 10, 13, 92, 255])}, null, ${AT}, ${AT})`.execute(db);
  await sql`insert into rate_limit (key, window_start, count) values (${ODD}, ${AT}, 2147483647)`.execute(db);
  await fillDossier(db, { personId: citizen.personId, officerId: officer.officerId, agencyId: officer.agencyId, sha256: kept[0]! });
  for (const key of ['a', 'b', 'c']) await leaveJob(db, 'odd', { key, text: ODD }, { key, runAt: AT });
}

const AT = '2026-11-22T02:59:59.123456Z';

async function fillDossier(db: Db, of: { personId: string; officerId: string; agencyId: string; sha256: string }): Promise<void> {
  const [dossier, fact] = [newId(), newId()];
  const { rows } = await sql<{ id: string; code: string }>`select id, code from procedure_revision order by code limit 1`.execute(db);
  const revision = rows[0]!;
  await sql`
    insert into draft (id, procedure_code, procedure_revision_id, person_id, answers, created_at, updated_at, expires_at)
    values (${newId()}, ${revision.code}, ${revision.id}, ${of.personId}, ${JSON.stringify({ odd: ODD })}, ${AT}, ${AT}, ${AT})`.execute(
    db,
  );
  await sql`
    insert into draft_paper (id, draft_id, component, sha256, name, media_type, size, attached_at)
    select ${newId()}, id, 'c1', ${of.sha256}, ${ODD}, 'text/plain', 1, ${AT} from draft`.execute(db);
  await sql`
    insert into dossier (id, reference, procedure_code, procedure_revision_id, case_id, channel, applicant_id, applicant_name, desk_id,
      agency_id, unit_id, place, national, filed_at, track_factors, search_text, version, updated_at)
    values (${dossier}, 'ODD-1', ${revision.code}, ${revision.id}, 'one', 'online', ${of.personId}, ${ODD}, ${of.agencyId},
      ${of.agencyId}, ${of.agencyId}, 'filed', 1, ${AT}, array['0001', '', 'null', ${ODD}], '', 1, ${AT})`.execute(db);
  await sql`
    insert into dossier_answers (dossier_id, round, answers, salt, hash, given_at)
    values (${dossier}, 0, ${JSON.stringify({ odd: ODD })}, 's', 'h', ${AT})`.execute(db);
  await sql`
    insert into dossier_paper (id, dossier_id, round, component, sha256, name, media_type, size, origin, given_at)
    values (${newId()}, ${dossier}, 0, 'c1', ${of.sha256}, ${ODD}, 'text/plain', 9007199254740991, 'upload', ${AT})`.execute(db);
  await sql`insert into dossier_note (id, dossier_id, kind, text, salt, written_at) values (${newId()}, ${dossier}, 'odd', null, '', ${AT})`.execute(
    db,
  );
  await sql`
    insert into dossier_fact (dossier_id, seq, id, type, at, actor_kind, data)
    values (${dossier}, 1, ${fact}, 'filed', ${AT}, 'citizen', '{}')`.execute(db);
  await sql`
    insert into request_key (owner, key, dossier_id, fact_id, body_hash, answer, at)
    values ('someone', ${ODD}, ${dossier}, ${fact}, 'h', 'null', ${AT})`.execute(db);
  await sql`insert into dossier_code_counter (agency_id, on_date, last) values (${of.agencyId}, '2026-11-22', 7)`.execute(db);
  await sql`
    insert into notice (id, occasion, person_id, kind, channel, subject, body, created_at)
    values (${newId()}, 'odd', ${of.personId}, 'odd', 'inbox', '', ${ODD}, ${AT})`.execute(db);
  await sql`
    insert into issued_paper (id, dossier_id, fact_id, template, template_version, number, agency_id, sha256, issued_at)
    values (${newId()}, ${dossier}, ${fact}, 'odd', '1', '1', ${of.agencyId}, ${of.sha256}, ${AT})`.execute(db);
  await sql`
    insert into ledger_entry (at, actor_kind, actor_id, kind, subject_kind, subject_id, reason, data)
    values (${AT}, 'officer', ${of.officerId}, 'read', 'dossier', ${dossier}, ${ODD}, '{}')`.execute(db);
}

/** One byte, every byte, the edges of a chunk, and what looks like the end of a COPY. */
async function keepOddObjects(db: Db, objects: Pick<ObjectStore, 'put'>): Promise<string[]> {
  const contents = [
    Buffer.from([0]),
    Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
    randomBytes(65_536),
    randomBytes(700_001),
  ];
  contents.push(Buffer.from('\\.\n\\N\t\r\n'), Buffer.from('Giấy khai sinh'));
  const kept: string[] = [];
  for (const content of contents) {
    const { sha256, size } = await objects.put(content);
    await recordObject(db, { sha256, size, mediaType: 'application/octet-stream', pages: null, storedAt: NOW });
    kept.push(sha256);
  }
  return kept;
}

/** What each table says, rows in no order. */
export async function digestsOf(ownerDb: Db, leftAside: readonly string[] = []): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname in ('public', 'graphile_worker') and relkind = 'r' order by 1`.execute(ownerDb);
  const digests: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !leftAside.includes(table.name))) {
    const { rows } = await sql<{ digest: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as digest
      from ${sql.raw(name)} as t`.execute(ownerDb);
    digests[name] = rows[0]!.digest;
  }
  return digests;
}

/** What a command said, and how it ended. */
export function listen(): { print: (line: string) => void; fail: (line: string) => void; said: string[]; failed: string[] } {
  const [said, failed]: [string[], string[]] = [[], []];
  return { print: (line) => said.push(line), fail: (line) => failed.push(line), said, failed };
}
