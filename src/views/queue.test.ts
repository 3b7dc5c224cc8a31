import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ActionType, OfficerActor } from '#modules/dossier';
import { openDossier } from '#modules/dossier/server';
import { foldCounts } from '#modules/queue/server';
import { seatsOf, tabsOf, type QueueFilters } from '#modules/queue';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { at, DIVISION, needsAt, settleWorld, type World } from '../modules/dossier/server/dossier-world.fixture.ts';
import { aDossier, done } from '../modules/dossier/server/filing.fixture.ts';
import { queueChoices } from './queue-choices.ts';
import { queueCounts } from './queue-counts.ts';
import { queuePage, type QueueAsked, type QueueRow } from './queue.ts';

const lent = useDatabase();
const NOW = at('2026-08-10T10:00');
let world: World;
let filed: readonly string[];
let appraising: string;
let waiting: string;
let over: string;

beforeAll(async () => {
  world = await settleWorld(lent.db);
  filed = [await aDossier(world), await aDossier(world), await aDossier(world), await aDossier(world), await aDossier(world)];
  appraising = await brought('receive', 'assign');
  waiting = await brought('ask-supplement');
  over = await brought('refuse');
});

async function brought(...actions: ActionType[]): Promise<string> {
  const dossierId = await aDossier(world);
  for (const action of actions) await done(world, { dossierId, action, now: NOW });
  return dossierId;
}

async function found(officer: OfficerActor, more: Partial<QueueAsked> = {}): Promise<string[]> {
  const page = await queuePage(lent.db, { officer, tab: 'open', now: NOW, ...more });
  return page.rows.map(({ id }) => id);
}

async function rowOf(officer: OfficerActor, id: string): Promise<QueueRow | undefined> {
  const page = await queuePage(lent.db, { officer, tab: 'open', now: NOW });
  return page.rows.find((row) => row.id === id);
}

describe('counts', () => {
  /** Every tab of every seat, against the rows themselves. */
  async function expectTrue(): Promise<void> {
    for (const officer of [world.receiver, world.head, world.specialist, world.leader, world.clerk, world.supervisor, world.stranger]) {
      const seat = seatsOf(officer)[0]!;
      const { tabs } = await queueCounts(lent.db, { officer, seat, now: NOW });
      for (const tab of tabsOf(seat.role))
        if (tab !== 'closed') expect([seat.role, tab, tabs[tab]]).toEqual([seat.role, tab, (await found(officer, { tab })).length]);
    }
  }

  test('are what the lists hold, folded or not, whatever moves', async () => {
    await expectTrue();
    await foldCounts(lent.db);
    await expectTrue();
    const moving = await aDossier(world);
    for (const action of ['receive', 'assign', 'complete-step', 'complete-step', 'decide', 'issue'] as const) {
      await done(world, { dossierId: moving, action, now: NOW });
      await expectTrue();
    }
    await Promise.all([foldCounts(lent.db), foldCounts(lent.db), done(world, { dossierId: moving, action: 'hand-over', now: NOW })]);
    await expectTrue();
    const { rows } = await sql<{ below: number }>`select count(*)::int as below from queue_count where count < 0`.execute(lent.db);
    expect(rows[0]?.below).toBe(0);
  });

  test('an action that was rolled back is not counted', async () => {
    const before = await queueCounts(lent.db, { officer: world.receiver, seat: seatsOf(world.receiver)[0]!, now: NOW });
    await expect(
      lent.db.transaction().execute(async (trx) => {
        await sql`update dossier set place = 'stopped' where id = ${filed[0]!}`.execute(trx);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await queueCounts(lent.db, { officer: world.receiver, seat: seatsOf(world.receiver)[0]!, now: NOW })).toEqual(before);
  });

  test('name what is late and what nobody has opened', async () => {
    const late = await queueCounts(lent.db, {
      officer: world.receiver,
      seat: seatsOf(world.receiver)[0]!,
      now: NOW.add({ hours: 24 * 60 }),
    });
    // The supplement waits for its applicant: nobody at the office is late with it.
    expect(late).toMatchObject({ late: 6, unopened: 5 });
  });
});

describe('filters', () => {
  const LATER = NOW.add({ hours: 24 * 60 });
  test.each<[string, QueueFilters, () => readonly string[]]>([
    ['one procedure', { procedure: '9.000001' }, () => [...filed, appraising, waiting]],
    ['another procedure', { procedure: '9.000002' }, () => []],
    ['an assignee', { assignee: 'me' }, () => [appraising]],
    ['nobody', { assignee: 'none' }, () => [...filed, waiting]],
    ['a unit', { unit: DIVISION }, () => [appraising]],
    ['online', { channel: 'online' }, () => [...filed, appraising, waiting]],
    ['by post', { channel: 'postal' }, () => []],
    ['the day', { from: '2026-08-10', until: '2026-08-10' }, () => [...filed, appraising, waiting]],
    ['the days before', { until: '2026-08-09' }, () => []],
    ['the days after', { from: '2026-08-11' }, () => []],
    ['late', { due: 'late' }, () => [...filed, appraising]],
    ['not opened', { seen: 'unopened' }, () => [...filed, appraising, waiting]],
  ])('%s', async (_name, filters, expected) => {
    const asked = filters.assignee === 'me' ? { assignee: world.specialist.officerId } : filters;
    const now = filters.due ? LATER : NOW;
    expect(new Set(await found(world.receiver, { filters: asked, now }))).toEqual(new Set(expected()));
  });

  test('what is soon is so in working time: over a weekend little passes', async () => {
    // Filed on Monday at 08:00, to be answered within eight working hours: by Tuesday 08:00.
    expect(await found(world.receiver, { tab: 'new', filters: { due: 'soon' }, now: at('2026-08-08T12:00') })).toEqual([]);
    expect(await found(world.receiver, { tab: 'new', filters: { due: 'soon' }, now: NOW })).toHaveLength(5);
    expect(await found(world.receiver, { tab: 'new', filters: { due: 'late' }, now: NOW })).toEqual([]);
  });

  test('narrow what a search finds and what is over', async () => {
    expect((await found(world.receiver, { tab: 'closed' })).at(-1)).toBe(over);
    expect(await found(world.receiver, { tab: 'closed', filters: { channel: 'postal' } })).toEqual([]);
    expect((await found(world.receiver, { q: 'nguyen', filters: { unit: DIVISION } })).at(-1)).toBe(appraising);
  });

  test('never widen what a seat may see', async () => {
    for (const filters of [{ procedure: '9.000001' }, { unit: DIVISION }, { assignee: world.specialist.officerId }] as const) {
      expect(await found(world.stranger, { filters })).toEqual([]);
      expect(await found(world.stranger, { q: 'nguyen', filters })).toEqual([]);
    }
  });

  test('are offered where they lead somewhere', async () => {
    const seat = seatsOf(world.head)[0]!;
    expect(await queueChoices(lent.db, { officer: world.head, seat })).toMatchObject({
      procedures: [{ id: '9.000001', name: 'Invented procedure' }],
      assignees: [{ id: world.specialist.officerId }],
    });
    expect(await queueChoices(lent.db, { officer: world.stranger, seat: seatsOf(world.stranger)[0]! })).toEqual({
      procedures: [],
      assignees: [],
      units: [],
    });
  });
});

test('a list is walked to its end and back, and nothing is missed or shown twice', async () => {
  const asked = { officer: world.receiver, tab: 'new', limit: 2, now: NOW } as const;
  const first = await queuePage(lent.db, asked);
  const second = await queuePage(lent.db, { ...asked, after: first.next! });
  const third = await queuePage(lent.db, { ...asked, after: second.next! });
  expect([first.previous, third.next]).toEqual([null, null]);
  expect(new Set([first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id)))).toEqual(new Set(filed));

  const back = await queuePage(lent.db, { ...asked, before: third.previous! });
  expect(back.rows).toEqual(second.rows);
  const beginning = await queuePage(lent.db, { ...asked, before: back.previous! });
  expect([beginning.rows, beginning.previous, beginning.next]).toEqual([first.rows, null, first.next]);

  const searched = await queuePage(lent.db, { ...asked, q: 'nguyen' });
  const on = await queuePage(lent.db, { ...asked, q: 'nguyen', after: searched.next! });
  expect((await queuePage(lent.db, { ...asked, q: 'nguyen', before: on.previous! })).rows).toEqual(searched.rows);
});

describe('what changed since I looked', () => {
  test('is what others did, each officer for themselves', async () => {
    const id = await aDossier(world);
    const [me, other] = world.receivers as unknown as [OfficerActor, OfficerActor];
    expect(await rowOf(me, id)).toMatchObject({ seenVersion: null, opened: false, changedBy: null });

    expectOk(await openDossier({ actor: me, dossier: id }, needsAt(world, NOW)));
    expect(await rowOf(me, id)).toMatchObject({ seenVersion: 1, opened: true, changedBy: null });
    expect(await rowOf(other, id)).toMatchObject({ seenVersion: null, opened: true });

    await done(world, { dossierId: id, action: 'receive', now: NOW, actor: me });
    expect(await rowOf(me, id)).toMatchObject({ changedBy: null });
    await done(world, { dossierId: id, action: 'assign', now: NOW });
    expect(await rowOf(me, id)).toMatchObject({ changedBy: 'assigned' });
    expect(await found(me, { filters: { seen: 'changed' } })).toEqual([id]);

    expectOk(await openDossier({ actor: me, dossier: id }, needsAt(world, NOW)));
    expect(await rowOf(me, id)).toMatchObject({ seenVersion: 3, changedBy: null });
    expect(await found(me, { filters: { seen: 'changed' } })).toEqual([]);
  });
});
