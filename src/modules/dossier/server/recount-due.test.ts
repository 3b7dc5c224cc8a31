import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import type { ActionType } from '../actions.ts';
import { findDossier } from './dossier-store.ts';
import { at, needsAt, settleWorld, type World } from './dossier-world.fixture.ts';
import { aDossier, done } from './filing.fixture.ts';
import { recountDue, settleRecount, type RecountAsked } from './recount-due.ts';

const lent = useDatabase();
let world: World;

const NOW = at('2026-08-10T10:00');
const TODAY = at('2026-08-12T09:00');

beforeAll(async () => {
  world = await settleWorld(lent.db);
});

async function brought(...actions: ActionType[]): Promise<string> {
  const dossierId = await aDossier(world);
  for (const action of actions) await done(world, { dossierId, action, now: NOW });
  return dossierId;
}

function recount(minute: number, more: Partial<RecountAsked> = {}) {
  const asked = { because: 'calendar', at: TODAY.add({ minutes: minute }).toString(), by: null, ...more } as const;
  return recountDue(asked, needsAt(world, TODAY.add({ minutes: minute })));
}

async function dueOf(dossierId: string) {
  return (await findDossier(lent.db, dossierId))?.dossier.dueAt ?? null;
}

async function movedOf(dossierId: string) {
  const { rows } = await sql<{ before: string; after: string }>`
    select due_before as before, due_after as after from due_moved where dossier_id = ${dossierId} order by moved_at`.execute(lent.db);
  return rows;
}

async function dayOff(on: string): Promise<void> {
  await sql`insert into calendar_day (on_date, kind, name, status) values (${on}, 'holiday', 'Invented', 'official')`.execute(lent.db);
}

describe('counting due times anew', () => {
  test('moves what lies behind a new day off, says from when to when, and nothing twice', async () => {
    const [open, settled] = [
      await brought('receive'),
      await brought('receive', 'assign', 'complete-step', 'complete-step', 'decide', 'issue'),
    ];
    const before = await dueOf(open);
    expect(before).toBe('2026-08-17T03:00:00Z');
    await dayOff('2026-08-13');

    expect(await recount(0)).toMatchObject({ moved: 1 });
    expect(await dueOf(open)).toBe('2026-08-18T03:00:00Z');
    expect(await movedOf(open)).toEqual([{ before, after: '2026-08-18T03:00:00Z' }]);
    expect(await dueOf(settled)).toBe(before);
    expect(await movedOf(settled)).toEqual([]);
    expect(await recount(0)).toEqual({ looked: 0, moved: 0 });
    expect(await recount(1)).toMatchObject({ moved: 0 });
    expect((await findDossier(lent.db, open))?.facts.map(({ type }) => type)).toEqual(['filed', 'received']);
  });

  test('goes on where it was cut off', async () => {
    const all = [];
    for (let index = 0; index < 3; index += 1) all.push(await brought('receive'));
    const [first = '', second = '', third = ''] = all;
    await dayOff('2026-08-14');
    const asked = { because: 'calendar', at: TODAY.add({ minutes: 2 }).toString(), by: null } as const;
    await sql`
      insert into due_recount (id, because, asked_at, started_at, after_id)
      values (gen_random_uuid(), ${asked.because}, ${asked.at}, ${asked.at}, ${first})`.execute(lent.db);
    const kept = await dueOf(first);
    expect(await recountDue(asked, needsAt(world, TODAY))).toEqual({ looked: 2, moved: 2 });
    expect(await dueOf(first)).toBe(kept);
    expect([(await movedOf(second)).length, (await movedOf(third)).length]).toEqual([1, 1]);
  });

  test('and an officer who acts at the same moment lose nothing to one another', async () => {
    const dossiers = [];
    for (let index = 0; index < 10; index += 1) dossiers.push(await brought('receive'));
    await dayOff('2026-08-18');
    await Promise.all([recount(3), ...dossiers.map((dossierId) => done(world, { dossierId, action: 'assign', now: NOW }))]);
    await recount(4);
    for (const dossierId of dossiers) {
      const found = await findDossier(lent.db, dossierId);
      expect(found?.facts.map(({ type }) => type)).toEqual(['filed', 'received', 'assigned']);
      expect(found?.dossier).toMatchObject({ version: 3, dueAt: '2026-08-20T03:00:00Z' });
    }
  });

  test('what an action in flight counted with the calendar of before is put right a little later, once', async () => {
    const [late, untouched] = [await brought('receive'), await brought('receive')];
    const before = await dueOf(late);
    const asked = { because: 'calendar', at: TODAY.add({ minutes: 5 }).toString(), by: null } as const;
    await dayOff('2026-08-17');
    await recountDue(asked, needsAt(world, TODAY.add({ minutes: 5 })));
    const after = await dueOf(late);
    expect(after).not.toBe(before);
    // The action had read the calendar before, and was recorded after the dossier had been counted anew.
    const recordedAt = TODAY.add({ minutes: 6 }).toString();
    await sql`update dossier set due_at = ${before}, updated_at = ${recordedAt}, version = version where id = ${late}`.execute(lent.db);
    const settled = () => settleRecount(asked, needsAt(world, TODAY.add({ minutes: 9 })));
    expect(await settled()).toEqual({ moved: 1 });
    expect(await dueOf(late)).toBe(after);
    expect(await settled()).toEqual({ moved: 0 });
    expect((await movedOf(untouched)).length).toBe(1);
  });

  test('leaves a job that tells the applicant of each promise that moved, and one to look again', async () => {
    const dossierId = await brought('receive');
    await dayOff('2026-08-12');
    await recount(20);
    const { rows } = await sql<{ task: string; payload: { dossierId?: string } }>`
      select t.identifier as task, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier in ('due-moved', 'settle-recount')`.execute(lent.ownerDb);
    expect(rows.filter(({ payload }) => payload.dossierId === dossierId)).toHaveLength(1);
    expect(rows.filter(({ task }) => task === 'settle-recount')).toHaveLength(1);
  });

  test('the application cannot rewrite what moved', async () => {
    for (const statement of [sql`update due_moved set due_after = now()`, sql`delete from due_moved`, sql`truncate due_moved`]) {
      await expect(statement.execute(lent.db)).rejects.toThrow(/permission denied/);
    }
  });
});
