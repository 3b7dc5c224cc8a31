import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { calendarOf } from '#modules/agency/server';
import { isOpen, workingMinutesBetween } from '#modules/calendar/server';
import { PLACES } from '#modules/dossier';
import { openDossier } from '#modules/dossier/server';
import { readUnits } from '#modules/place/server';
import { useDatabase } from '#test/database';
import { openInterface, type Interface } from '#test/interface';
import { loadDemoWorld } from './demo.ts';
import type { World } from './world.ts';

const PACK = 'packs/ca-mau';
const database = useDatabase();
/** A Sunday: the moments of the demo are found by working time, whenever somebody starts it. */
const now = Temporal.Instant.from('2026-11-22T22:15:30+07:00');
let door: Interface;
let world: World;
let added: number;
let took: number;

beforeAll(async () => {
  door = await openInterface(database, { now });
  const units = new Set((await readUnits(database.db)).map(({ code }) => code));
  world = { ...door.world, isUnit: (code) => units.has(code) };
  const began = performance.now();
  const [one, other] = await Promise.all([loadDemoWorld(world, PACK), loadDemoWorld(world, PACK)]);
  took = performance.now() - began;
  added = one + other;
}, 120_000);
afterAll(() => door.remove());

interface Row {
  readonly id: string;
  readonly place: string;
  readonly national: number;
  readonly dueAt: string | null;
}

async function dossiers(): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`select id, place, national, due_at as "dueAt" from dossier order by id`.execute(database.db);
  return rows;
}

test('every place is there, every national state at least twice, and two starts at once add each dossier once', async () => {
  const rows = await dossiers();
  expect(rows).toHaveLength(added);
  expect(new Set(rows.map(({ place }) => place))).toEqual(new Set(PLACES));
  for (let national = 1; national <= 10; national += 1) {
    expect({ national, many: rows.filter((row) => row.national === national).length >= 2 }).toEqual({ national, many: true });
  }
  expect(took).toBeLessThan(20_000);
});

test('a second start adds nothing and changes nothing', async () => {
  const count = async (): Promise<unknown> =>
    (
      await sql`select (select count(*) from dossier) as dossiers, (select count(*) from dossier_fact) as facts, (select count(*) from draft) as drafts,
        (select count(*) from stored_object) as objects, (select count(*) from dossier_paper) as papers`.execute(database.db)
    ).rows;
  const before = [await count(), await dossiers()];
  expect(await loadDemoWorld({ ...world, clock: () => now.add({ hours: 50 }) }, PACK)).toBe(0);
  expect([await count(), await dossiers()]).toEqual(before);
});

test('the row of each is its facts replayed, in order, officers in their hours, nothing in the future', async () => {
  const calendar = await calendarOf(database.db, 'H12');
  for (const { id } of await dossiers()) {
    const { dossier, state, clock, facts, contents } = expectOk(
      await openDossier({ actor: { kind: 'system' }, dossier: id }, { db: database.db, now }),
    );
    expect(state.at).toBe(dossier.place);
    expect(clock.dueAt).toBe(dossier.dueAt);
    expect(facts.map(({ at }) => at)).toEqual(facts.map(({ at }) => at).toSorted());
    expect(facts.every(({ at }) => Temporal.Instant.compare(Temporal.Instant.from(at), now) <= 0)).toBe(true);
    for (const { by, at } of facts) if (by.kind === 'officer') expect(isOpen(Temporal.Instant.from(at), calendar)).toBe(true);
    for (const { sha256 } of contents.papers) expect(await world.objects.has(sha256)).toBe(true);
  }
});

test('times lie around now: some overdue, some due within a day, some later', async () => {
  const calendar = await calendarOf(database.db, 'H12');
  const running = (await dossiers()).filter(({ place }) =>
    ['received', 'appraising', 'returned', 'proposed', 'awaiting-opinion', 'decided'].includes(place),
  );
  const left = running.map(({ dueAt }) => expectOk(workingMinutesBetween({ from: now, to: Temporal.Instant.from(dueAt!) }, calendar)));
  expect(left.some((minutes) => minutes < 0)).toBe(true);
  expect(left.some((minutes) => minutes > 0 && minutes <= 480)).toBe(true);
  expect(left.some((minutes) => minutes > 480)).toBe(true);
});

test('where the calendar does not reach, the demo has people and no dossiers', async () => {
  expect(await loadDemoWorld({ ...world, clock: () => Temporal.Instant.from('2040-03-01T09:00:00+07:00') }, PACK)).toBe(0);
});
