import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { loadProcedures } from '#modules/procedure/server';
import { useDatabase } from '#test/database';
import { PACK, settleAgencies } from '#test/pack-procedures';
import { countDossiers, liveFigures, popularProcedures } from './live-figures.ts';

const lent = useDatabase();
const now = Temporal.Instant.from('2026-11-22T03:00:00Z');
const personId = newId();

interface Row {
  readonly procedure: string;
  readonly national: number;
  readonly filedAt?: string;
  readonly receivedAt?: string;
  readonly dueAt?: string;
  readonly endedAt?: string;
}

async function add({ procedure, national, filedAt = '2026-11-20T03:00:00Z', receivedAt, dueAt, endedAt }: Row): Promise<void> {
  await sql`
    insert into dossier (id, reference, procedure_code, procedure_revision_id, case_id, channel, applicant_id, applicant_name, desk_id, agency_id,
      unit_id, place, national, filed_at, received_at, due_at, ended_at, search_text, version, updated_at)
    values (${newId()}, ${newId()}, ${procedure}, ${newId()}, 'c1', 'online', ${personId}, 'Trần Văn Mẫu', 'H12.01', 'H12.01',
      'H12.01', 'filed', ${national}, ${filedAt}, ${receivedAt ?? null}, ${dueAt ?? null}, ${endedAt ?? null}, '', 1, ${filedAt})`.execute(
    lent.db,
  );
}

beforeAll(async () => {
  await sql`insert into person (id, full_name, created_at, updated_at) values (${personId}, 'Trần Văn Mẫu', now(), now())`.execute(lent.db);
  await settleAgencies(lent.ownerDb);
  await loadProcedures(lent.db, PACK, { now });
});

test('a province that has done nothing yet says nothing of itself', async () => {
  expect(await countDossiers(lent.db)).toEqual({ received: 0, open: 0, settled: 0, onTime: 0 });
  expect(await popularProcedures(lent.db, now)).toEqual([]);
});

test('what was only filed is not received, what was refused at the desk neither', async () => {
  await add({ procedure: '1.001193', national: 1 });
  await add({ procedure: '1.001193', national: 3, endedAt: '2026-11-20T04:00:00Z' });
  expect(await countDossiers(lent.db)).toMatchObject({ received: 0, open: 0, settled: 0 });
});

test('on time is a result no later than the due time, to the minute', async () => {
  const received = { procedure: '1.003650', receivedAt: '2026-11-20T03:00:00Z', dueAt: '2026-11-21T03:00:00Z' };
  await add({ ...received, national: 9, endedAt: '2026-11-21T03:00:00Z' });
  await add({ ...received, national: 10, endedAt: '2026-11-21T03:01:00Z' });
  await add({ ...received, national: 4 });
  expect(await countDossiers(lent.db)).toEqual({ received: 3, open: 1, settled: 2, onTime: 1 });
});

test('what people file most comes first, and last year does not count', async () => {
  for (let i = 0; i < 5; i += 1) await add({ procedure: '1.001193', national: 1, filedAt: '2025-11-20T03:00:00Z' });
  const popular = await popularProcedures(lent.db, Temporal.Instant.from('2026-08-24T03:00:00Z'));
  expect(popular.map(({ code }) => code)).toEqual(['1.003650', '1.001193']);
});

test('figures are kept for a minute, then counted again', async () => {
  const before = await liveFigures({ db: lent.db, now });
  await add({ procedure: '1.003650', national: 2, receivedAt: '2026-11-20T03:00:00Z' });
  expect((await liveFigures({ db: lent.db, now: now.add({ seconds: 59 }) })).received).toBe(before.received);
  expect((await liveFigures({ db: lent.db, now: now.add({ seconds: 60 }) })).received).toBe(before.received + 1);
});
