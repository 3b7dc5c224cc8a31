import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OfficerActor } from '#modules/dossier';
import type { BulkAction } from '#modules/queue';
import { haltBulkRun, ownBulkRun, startBulkRun, workBulkRun, type BulkPick } from '#modules/queue/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { at, DESK, DIVISION, needsAt, OTHER, settleWorld, type World } from '../../modules/dossier/server/dossier-world.fixture.ts';
import { aDossier, done } from '../../modules/dossier/server/filing.fixture.ts';

const lent = useDatabase();
const NOW = at('2026-08-10T10:00');
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
});
beforeEach(async () => {
  await sql`delete from graphile_worker._private_jobs`.execute(lent.ownerDb);
});

async function filings(count: number): Promise<readonly string[]> {
  const ids = [];
  for (let i = 0; i < count; i += 1) ids.push(await aDossier(world));
  return ids;
}

interface Begun {
  readonly actor?: OfficerActor;
  readonly action?: BulkAction;
  readonly body?: Record<string, unknown>;
  readonly requestId?: string;
}

function begin(
  picks: readonly (string | BulkPick)[],
  { actor = world.receiver, action = 'receive', body = {}, requestId = newId() }: Begun = {},
) {
  const whole = picks.map((pick) => (typeof pick === 'string' ? { dossierId: pick } : pick));
  return startBulkRun({ actor, action, body, requestId, picks: whole }, needsAt(world, NOW));
}

/** Works until no row waits any more, as one job after the other does. */
async function workOut(runId: string): Promise<void> {
  for (let job = 0; job < 30; job += 1) {
    await workBulkRun({ runId }, needsAt(world, NOW));
    if ((await stateOf(runId)) !== 'running') return;
  }
}

async function stateOf(runId: string): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`select state from bulk_run where id = ${runId}`.execute(lent.db);
  return rows[0]?.state;
}

async function endsOf(runId: string): Promise<readonly (string | null)[]> {
  const { rows } = await sql<{ end: string | null }>`
    select coalesce(refusal ->> 'code', state) as end from bulk_row where run_id = ${runId} order by position`.execute(lent.db);
  return rows.map(({ end }) => end);
}

async function factsOf(ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ type: string }>`
    select type from dossier_fact where dossier_id = any(${[...ids]}::uuid[]) order by dossier_id, seq`.execute(lent.db);
  return rows.map(({ type }) => type);
}

describe('many at once', () => {
  test('each dossier is received, with a code and a fact of its own', async () => {
    const ids = await filings(30);
    const run = expectOk(await begin(ids));
    expect(run).toMatchObject({ state: 'running', total: 30, done: 0, refused: 0 });
    await workOut(run.id);
    expect(expectOk(await ownBulkRun({ actor: world.receiver, runId: run.id }, needsAt(world, NOW)))).toMatchObject({
      state: 'done',
      done: 30,
      refused: 0,
    });
    expect((await factsOf(ids)).filter((type) => type === 'received')).toHaveLength(30);
    const { rows } = await sql<{ codes: number }>`
      select count(distinct code)::int as codes from dossier where id = any(${[...ids]}::uuid[]) and code is not null`.execute(lent.db);
    expect(rows[0]?.codes).toBe(30);
  });

  test('one that cannot be done says why and holds nobody up', async () => {
    const [received, changed, fine] = (await filings(3)) as [string, string, string];
    await done(world, { dossierId: received, action: 'receive', now: NOW });
    await done(world, { dossierId: changed, action: 'ask-supplement', now: NOW });
    const run = expectOk(await begin([received, { dossierId: changed, version: 1 }, newId(), fine]));
    await workOut(run.id);
    expect(await endsOf(run.id)).toEqual(['dossier.not-allowed', 'dossier.changed', 'dossier.unknown', 'done']);
  });

  test('dossiers are dealt out among several specialists in turn', async () => {
    const ids = await filings(4);
    for (const dossierId of ids) await done(world, { dossierId, action: 'receive', now: NOW });
    const second = newId();
    await sql`insert into officer (id, full_name, created_at) values (${second}, 'Officer Two', ${NOW.toString()})`.execute(lent.ownerDb);
    await sql`insert into officer_role (officer_id, role, agency_id, granted_at) values (${second}, 'specialist', ${DIVISION}, ${NOW.toString()})`.execute(
      lent.ownerDb,
    );
    const officerIds = [world.specialist.officerId, second];
    const run = expectOk(await begin(ids, { actor: world.head, action: 'assign', body: { officerIds } }));
    await workOut(run.id);
    const { rows } = await sql<{ id: string; count: number }>`
      select assignee_id as id, count(*)::int as count from dossier where id = any(${[...ids]}::uuid[]) group by assignee_id order by 2, 1`.execute(
      lent.db,
    );
    expect(rows.map(({ count }) => count)).toEqual([2, 2]);
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(officerIds));
  });
});

describe('what is settled step by step', () => {
  const TO_SPECIALIST = ['receive', 'assign'] as const;
  const TO_RESULT = [...TO_SPECIALIST, 'complete-step', 'complete-step', 'decide', 'issue'] as const;
  test.each([
    { action: 'complete-step', by: () => world.specialist, before: TO_SPECIALIST, body: { proposal: 'approved' }, fact: 'step-done' },
    { action: 'hand-over', by: () => world.receiver, before: TO_RESULT, body: { channel: 'electronic' }, fact: 'handed-over' },
  ] as const)('is done to many at once: $action', async ({ action, by, before, body, fact }) => {
    const ids = await filings(3);
    for (const dossierId of ids) for (const earlier of before) await done(world, { dossierId, action: earlier, now: NOW });
    const facts = (await factsOf(ids)).filter((type) => type === fact).length;
    const run = expectOk(await begin([...ids, newId()], { actor: by(), action, body }));
    await workOut(run.id);
    expect(await endsOf(run.id)).toEqual(['done', 'done', 'done', 'dossier.unknown']);
    expect((await factsOf(ids)).filter((type) => type === fact)).toHaveLength(facts + 3);
  });
});

describe('whoever asks', () => {
  test('must be an officer whose seat does such things', async () => {
    const [id] = (await filings(1)) as [string];
    expect(await begin([id], { actor: world.applicant as never })).toMatchObject({ refusal: { code: 'queue.officers-only' } });
    expect(await begin([id], { actor: world.head })).toMatchObject({ refusal: { code: 'bulk.not-yours' } });
    expect(await begin([])).toMatchObject({ refusal: { code: 'bulk.empty' } });
    expect(await begin(Array.from({ length: 501 }, newId))).toMatchObject({ refusal: { code: 'bulk.too-many', most: 500 } });
    const assigned = await begin([id], { actor: world.head, action: 'assign', body: { officerIds: [] } });
    expect(assigned).toMatchObject({ refusal: { code: 'request.malformed', issues: [{ path: '/officerIds' }] } });
    expect(await begin([id], { body: { more: 1 } })).toMatchObject({ refusal: { code: 'request.malformed' } });
  });

  test('does nothing to what they may not see, and learns nothing of it', async () => {
    const [id] = (await filings(1)) as [string];
    const run = expectOk(await begin([id], { actor: world.stranger }));
    await workOut(run.id);
    expect(await endsOf(run.id)).toEqual(['dossier.unknown']);
    expect(await factsOf([id])).toEqual(['filed']);
    expect(await ownBulkRun({ actor: world.receiver, runId: run.id }, needsAt(world, NOW))).toMatchObject({
      refusal: { code: 'bulk.unknown' },
    });
    expect(await haltBulkRun({ actor: world.receiver, runId: run.id }, needsAt(world, NOW))).toMatchObject({
      refusal: { code: 'bulk.unknown' },
    });
  });

  test('is asked about at each row: a role taken away in the middle ends it', async () => {
    const ids = await filings(26);
    const leaver = world.receivers[1]!;
    const run = expectOk(await begin(ids, { actor: leaver }));
    await workBulkRun({ runId: run.id }, needsAt(world, NOW));
    await sql`update officer_role set agency_id = ${OTHER} where officer_id = ${leaver.officerId} and agency_id = ${DESK}`.execute(
      lent.ownerDb,
    );
    await workOut(run.id);
    expect((await endsOf(run.id)).slice(-2)).toEqual(['done', 'dossier.unknown']);
  });

  test('who no longer works does nothing more', async () => {
    const [id] = (await filings(1)) as [string];
    const leaver = world.receivers[2]!;
    const run = expectOk(await begin([id], { actor: leaver }));
    await sql`update officer set active = false where id = ${leaver.officerId}`.execute(lent.ownerDb);
    await workOut(run.id);
    expect(await endsOf(run.id)).toEqual(['bulk.officer-gone']);
  });
});

describe('done once', () => {
  test('the same request is the same run; another under its key is refused', async () => {
    const ids = await filings(2);
    const requestId = newId();
    const [first, second] = await Promise.all([begin(ids, { requestId }), begin(ids, { requestId })]);
    expect(expectOk(first).id).toBe(expectOk(second).id);
    expect(await begin(ids.slice(1), { requestId })).toMatchObject({ refusal: { code: 'request.key-reused' } });
  });

  test('a worker that dies between doing and noting it does nothing twice', async () => {
    const ids = await filings(8);
    const run = expectOk(await begin(ids));
    // The rows were done, and the power went before a word of it was written.
    await workOut(run.id);
    await sql`update bulk_row set state = 'waiting', refusal = null where run_id = ${run.id} and position >= 3`.execute(lent.ownerDb);
    await sql`update bulk_run set state = 'running' where id = ${run.id}`.execute(lent.ownerDb);
    await workOut(run.id);
    expect(await endsOf(run.id)).toEqual(Array.from({ length: 8 }, () => 'done'));
    expect((await factsOf(ids)).filter((type) => type === 'received')).toHaveLength(8);
  });

  test('two workers on one run do each dossier once', async () => {
    const ids = await filings(20);
    const run = expectOk(await begin(ids));
    await Promise.all([1, 2, 3].map(() => workOut(run.id)));
    expect(await endsOf(run.id)).toEqual(Array.from({ length: 20 }, () => 'done'));
    expect((await factsOf(ids)).filter((type) => type === 'received')).toHaveLength(20);
  });

  test('a worker that is killed is followed: the job for later is there before the first row', async () => {
    const ids = await filings(1);
    const run = expectOk(await begin(ids));
    await sql`delete from graphile_worker._private_jobs`.execute(lent.ownerDb);
    await sql`alter table officer rename to officer_away`.execute(lent.ownerDb);
    await expect(workBulkRun({ runId: run.id }, needsAt(world, NOW))).rejects.toThrow();
    await sql`alter table officer_away rename to officer`.execute(lent.ownerDb);
    const { rows } = await sql<{ at: string }>`
      select run_at as at from graphile_worker.jobs where key = ${`bulk:${run.id}`}`.execute(lent.ownerDb);
    expect(rows.map(({ at: runAt }) => Temporal.Instant.from(runAt).toString())).toEqual([NOW.add({ seconds: 20 }).toString()]);
    await workOut(run.id);
    expect(await endsOf(run.id)).toEqual(['done']);
  });

  test('halted, it leaves alone what it has not come to', async () => {
    const ids = await filings(26);
    const run = expectOk(await begin(ids));
    await workBulkRun({ runId: run.id }, needsAt(world, NOW));
    expectOk(await haltBulkRun({ actor: world.receiver, runId: run.id }, needsAt(world, NOW)));
    await workOut(run.id);
    expect((await factsOf(ids)).filter((type) => type === 'received')).toHaveLength(25);
    const own = await ownBulkRun({ actor: world.receiver, runId: run.id }, needsAt(world, NOW));
    expect(own).toMatchObject({ value: { state: 'halted', done: 25 } });
  });
});
