import { sql } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import { showLife } from '#gateways/postgres';
import { freeLeftJobs, leaveJob, LIVE_AS } from '#kernel/jobs';
import { newId } from '#kernel/ids';
import { useDatabase } from '#test/database';

const lent = useDatabase();

/** A job in the hands of a worker for so many minutes. */
async function heldJob(worker: string, minutes: number): Promise<number> {
  const key = newId();
  await leaveJob(lent.db, 'fact-recorded', {}, { key });
  const { rows } = await sql<{ id: number }>`
    update graphile_worker._private_jobs
    set locked_by = ${worker}, locked_at = now() - make_interval(mins => ${minutes}), attempts = 1
    where key = ${key}
    returning id`.execute(lent.ownerDb);
  return rows[0]!.id;
}

async function holderOf(job: number): Promise<string | null> {
  const { rows } = await sql<{ holder: string | null }>`
    select locked_by as holder from graphile_worker._private_jobs where id = ${job}`.execute(lent.ownerDb);
  return rows[0]!.holder;
}

async function livingAs(worker: string): Promise<() => Promise<void>> {
  const letGo = showLife({ url: lent.appUrl, take: LIVE_AS, id: worker });
  await untilShown(worker);
  return letGo;
}

/** Until somebody lives under this name. */
async function untilShown(worker: string): Promise<void> {
  await vi.waitFor(async () => expect(await signsOf(worker)).toHaveLength(1), { timeout: 10_000, interval: 50 });
}

async function signsOf(worker: string): Promise<readonly { readonly pid: number }[]> {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_locks
    where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())
      and objid::bigint = hashtext(${worker})::bigint & 4294967295`.execute(lent.ownerDb);
  return rows;
}

describe('a job', () => {
  test('of a worker that is no more is free again, with its tries counted', async () => {
    const job = await heldJob('pool-gone', 2);
    expect(await freeLeftJobs(lent.db)).toBe(1);
    expect(await holderOf(job)).toBeNull();
    expect(await freeLeftJobs(lent.db)).toBe(0);
  });

  test('of a living worker stays with it, however long it takes', async () => {
    const letGo = await livingAs('pool-busy');
    const job = await heldJob('pool-busy', 600);
    expect(await freeLeftJobs(lent.db)).toBe(0);
    expect(await holderOf(job)).toBe('pool-busy');
    await letGo();
    expect(await freeLeftJobs(lent.db)).toBe(1);
  });

  test('begun a moment ago is left alone: its worker may only just have come', async () => {
    const job = await heldJob('pool-young', 0);
    expect(await freeLeftJobs(lent.db)).toBe(0);
    expect(await holderOf(job)).toBe('pool-young');
  });
});

test('a worker whose line was cut shows again that it lives', async () => {
  const letGo = await livingAs('pool-cut');
  const [before] = await signsOf('pool-cut');
  await sql`select pg_terminate_backend(${before!.pid})`.execute(lent.db);
  await vi.waitFor(async () => expect((await signsOf('pool-cut'))[0]?.pid ?? before!.pid).not.toBe(before!.pid), { timeout: 10_000 });
  await letGo();
  await vi.waitFor(async () => expect(await signsOf('pool-cut')).toEqual([]));
});
