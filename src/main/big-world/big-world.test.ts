import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { calendarOf, readAgencies } from '#modules/agency/server';
import { checkAnswers, type Answers } from '#modules/form';
import { actOnDossier, canonical, findDossier, getContents, projectionOf, workedMinutes } from '#modules/dossier/server';
import { foldCounts } from '#modules/queue/server';
import { readUnits } from '#modules/place/server';
import { getRevision } from '#modules/procedure/server';
import { expectOk } from '#kernel/result';
import { useDatabase, type TestDatabase } from '#test/database';
import { inBulk } from '#gateways/postgres';
import { putBack, takeAway } from './lighten.ts';
import { needsOf, NOW, PLAN } from './big-world.fixture.ts';
import { loadBigWorld } from './load-big-world.ts';
import { BATCH } from './plan.ts';

const [lent, second] = [useDatabase(), useDatabase()];

beforeAll(async () => {
  expectOk(await loadBigWorld(PLAN, needsOf(lent)));
}, 240_000);

describe('a big world', () => {
  test('has rows that are its facts replayed', async () => {
    const { rows } = await sql<{ id: string; act_by: string }>`
      select id, act_by from dossier where place not in ('handed-over') or right(id::text, 1) = '0' order by id`.execute(lent.db);
    expect(rows.length).toBeGreaterThan(200);
    for (const { id, act_by } of rows) {
      const found = await findDossier(lent.db, id);
      if (!found) throw new Error('No dossier');
      const { dossier, facts } = found;
      const revision = await getRevision(lent.db, dossier.revisionId);
      const calendar = await calendarOf(lent.db, dossier.agencyId);
      const { actBy, ...made } = expectOk(projectionOf(facts, { steps: revision.content.route.steps, calendar }));
      expect(dossier).toMatchObject(made);
      expect(act_by).toBe(actBy ?? 'infinity');
      const at = facts.map((fact) => Date.parse(fact.at));
      expect(at).toEqual(at.toSorted((a, b) => a - b));
      expect(at.at(-1)).toBeLessThanOrEqual(PLAN.until);
    }
  });

  test('has answers a form takes, sealed as the facts say, and papers that are kept', async () => {
    const { rows } = await sql<{ id: string; answers: Answers; salt: string; hash: string; filed: string; revision: string }>`
      select distinct on (d.procedure_code, d.case_id) d.id, a.answers, a.salt, a.hash, f.data->>'answersHash' as filed, d.procedure_revision_id as revision
      from dossier d join dossier_answers a on a.dossier_id = d.id and a.round = 0 join dossier_fact f on f.dossier_id = d.id and f.seq = 1
      order by d.procedure_code, d.case_id, d.id`.execute(lent.db);
    expect(new Set(rows.map(({ revision }) => revision)).size).toBe(26);
    const units = new Set((await readUnits(lent.db)).map(({ code }) => code));
    for (const { id, answers, salt, hash, filed, revision } of rows) {
      expect(
        createHash('sha256')
          .update(`${salt}\n${canonical(answers)}`)
          .digest('hex'),
      ).toBe(hash);
      expect(filed).toBe(hash);
      const { form } = (await getRevision(lent.db, revision)).content;
      const papers = new Set((await getContents(lent.db, id)).papers.map(({ component }) => component));
      expect(checkAnswers(form, answers, { today: '2026-11-21', papers, isUnit: (code) => units.has(code) })).toEqual([]);
    }
    expect(await count(lent, `dossier_paper where sha256 not in (select sha256 from stored_object)`)).toBe(0);
    expect(
      await count(
        lent,
        `dossier_note n where not exists (select from dossier_fact f where f.dossier_id = n.dossier_id and f.data::text like '%' || n.id || '%')`,
      ),
    ).toBe(0);
  });

  test('is mostly over, open in a small part, and everywhere', async () => {
    const open = await count(lent, `dossier where ended_at is null`);
    expect(open / PLAN.dossiers).toBeGreaterThan(0.002);
    expect(open / PLAN.dossiers).toBeLessThan(0.05);
    const { rows } = await sql<{ places: number; units: number; facts: number }>`
      select count(distinct place)::int as places, count(distinct agency_id)::int as units,
        (select count(*) from dossier_fact)::float / count(*) as facts from dossier`.execute(lent.db);
    expect(rows[0]!.places).toBeGreaterThan(8);
    expect(rows[0]!.units).toBeGreaterThan((await readAgencies(lent.db)).all.filter(({ kind }) => kind === 'commune').length);
    expect(rows[0]!.facts).toBeGreaterThan(7);
  });

  test('is counted right: queues, codes of a day, names for the sealer, what procedures take', async () => {
    await foldCounts(lent.db);
    const recount = `select scope, holder, place, count(*)::int as count from dossier
      cross join lateral (values ('desk', desk_id), ('unit', unit_id), ('assignee', assignee_id::text)) as held (scope, holder)
      where holder is not null and not is_closed_place(place) group by scope, holder, place
      union all
      select 'province', '', figure, count(*)::int from dossier
      cross join lateral unnest(province_figures(received_at, ended_at, due_at, national)) as figures (figure)
      group by figure`;
    expect(await count(lent, `((${recount}) except select scope, holder, place, count from queue_count) x`)).toBe(0);
    expect(await count(lent, `(select scope, holder, place, count from queue_count where count <> 0 except (${recount})) x`)).toBe(0);
    expect(
      await count(
        lent,
        `dossier d join dossier_code_counter c on d.code like c.agency_id || '-' || to_char(c.on_date, 'YYMMDD') || '-%'
      group by c.agency_id, c.on_date, c.last having max(right(d.code, 4)::int) <> c.last`,
      ),
    ).toBe(0);
    expect(
      await count(
        lent,
        `dossier_fact f where not exists
      (select from ledger_waiting where name = 'fact/' || f.dossier_id || '/' || f.seq || '/' || f.id)`,
      ),
    ).toBe(0);
    expect(await count(lent, `person where id not in (select id from party)`)).toBe(0);
    const { rows } = await sql<{ id: string; minutes: number; agency: string }>`
      select dossier_id as id, minutes, d.agency_id as agency from dossier_pace join dossier d on d.id = dossier_id order by 1 limit 40`.execute(
      lent.db,
    );
    for (const { id, minutes, agency } of rows) {
      const found = await findDossier(lent.db, id);
      expect(expectOk(workedMinutes(found?.facts ?? [], await calendarOf(lent.db, agency)))).toBe(minutes);
    }
  });

  test('knows nobody who lives: numbers and telephones that were never given out', async () => {
    expect(await count(lent, `person where cccd like '099%' and phone like '030%' and full_name is not null`)).toBeGreaterThan(500);
    expect(await count(lent, `person where cccd not like '099%' and phone not like '09000000__'`)).toBe(0);
    expect(await count(lent, `organisation where tax_number like '99%'`)).toBeGreaterThan(10);
  });

  test('stays as it is when asked for again, and no other is put beside it', async () => {
    const before = await count(lent, 'dossier');
    expect((await loadBigWorld(PLAN, needsOf(lent))).ok).toBe(true);
    expect(await count(lent, 'dossier')).toBe(before);
    expect(await loadBigWorld({ ...PLAN, seed: 'another' }, needsOf(lent))).toMatchObject({
      ok: false,
      refusal: { code: 'world.another' },
    });
  });
});

test('killed on the way it goes on where it was, and becomes the same world', async () => {
  const needs = needsOf(second);
  // The second batch meets a fault: what it began is undone, the first stays.
  await sql`create function fail_late() returns trigger language plpgsql as $$ begin raise exception 'power cut'; end $$`.execute(
    second.ownerDb,
  );
  await sql`create trigger a_power_cut before update on world_load for each row when (new.batches_in = 2) execute function fail_late()`.execute(
    second.ownerDb,
  );
  await expect(loadBigWorld(PLAN, needs)).rejects.toThrow('power cut');
  expect(await count(second, 'dossier')).toBe(BATCH);
  await sql`drop trigger a_power_cut on world_load`.execute(second.ownerDb);
  expectOk(await loadBigWorld(PLAN, needs));
  for (const query of SAME) {
    const [one, other] = [await sql.raw(query).execute(lent.db), await sql.raw(query).execute(second.db)];
    expect(other.rows).toEqual(one.rows);
  }
}, 240_000);

test('a database with the life of another house is left alone', async () => {
  const needs = { ...needsOf(lent), demoLogins: ['nobody.knows'] };
  expect(await loadBigWorld({ ...PLAN, seed: 'x' }, needs)).toEqual({ ok: false, refusal: { code: 'world.not-a-demo' } });
});

test('what is taken away while many rows come in is put back as it was', async () => {
  const guards = sql<{ said: string }>`
    select indexdef as said from pg_indexes where schemaname = 'public'
    union all
    select conrelid::regclass || conname || pg_get_constraintdef(oid) || convalidated from pg_constraint where connamespace = 'public'::regnamespace
    order by 1`;
  const before = await guards.execute(second.ownerDb);
  await inBulk(second.ownerUrl, takeAway);
  expect((await guards.execute(second.ownerDb)).rows.length).toBeLessThan(before.rows.length - 40);
  await inBulk(second.ownerUrl, (bulk) => putBack(bulk, () => undefined));
  expect((await guards.execute(second.ownerDb)).rows).toEqual(before.rows);
  expect(await count(second, 'world_load_away')).toBe(0);
});

test('officers go on with what they find, and a desk counts on from where the world left off', async () => {
  const { rows } = await sql<{ id: string; deskId: string; officerId: string }>`
    select d.id, d.desk_id as "deskId", r.officer_id as "officerId"
    from dossier d join officer_role r on r.agency_id = d.desk_id and r.role = 'receiver'
    where d.place = 'filed' order by d.id limit 1`.execute(lent.db);
  const { id, deskId, officerId } = rows[0]!;
  const actor = { kind: 'officer', accountId: officerId, officerId, roles: [{ role: 'receiver', agencyId: deskId }] } as const;
  const asked = { actor, dossierId: id, action: 'receive', requestId: 'first', body: {} } as const;
  const acted = expectOk(await actOnDossier(asked, { db: lent.db, now: NOW } as never));
  expect(acted.code).toMatch(/-261122-0001$/u);
  expect(acted.place).not.toBe('filed');
}, 60_000);

/** What the rows of two worlds have in common: everything but the ids that the demo gave its officers and revisions. */
const SAME = [
  `select md5(string_agg(x::text, '|' order by id)) from (select id, reference, code, procedure_code, case_id, channel, applicant_id, applicant_name,
    desk_id, agency_id, unit_id, place, step_id, filed_at, received_at, due_at, ended_at, outcome, result_number, track_factors, search_text, version
    from dossier where reference like 'MC-%') x`,
  `select md5(string_agg(x::text, '|' order by id)) from (select id, dossier_id, seq, type, at, actor_kind, actor_role, agency_id from dossier_fact) x`,
  `select md5(string_agg(x::text, '|' order by dossier_id, round)) from (select * from dossier_answers) x`,
  `select md5(string_agg(x::text, '|' order by id)) from (select * from dossier_note) x`,
  `select md5(string_agg(x::text, '|' order by id)) from (select id, component, sha256, name, given_at from dossier_paper) x`,
  `select md5(string_agg(x::text, '|' order by id)) from (select id, subject, body, created_at, read_at from notice) x`,
  `select md5(string_agg(x::text, '|' order by cccd)) from (select id, cccd, full_name, address, phone from person where cccd like '099%') x`,
];

async function count(database: TestDatabase, from: string): Promise<number> {
  const { rows } = await sql
    .raw<{ n: number }>(`select count(*)::int as n from ${from.includes('group by c.') ? `(select 1 from ${from}) x` : from}`)
    .execute(database.ownerDb);
  return rows[0]?.n ?? -1;
}
