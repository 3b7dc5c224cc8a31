import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { enterInLedger } from '#modules/ledger/server';
import { useDatabase } from '#test/database';
import { dossierReadings, personReadings } from './dossier-readings.ts';

const lent = useDatabase();
const [binh, chi] = [newId(), newId()];
let dossierId: string;

beforeEach(async () => {
  dossierId = newId();
  await sql`
    insert into officer (id, full_name, active, created_at) values (${binh}, 'Trần Văn Bình', true, now()), (${chi}, 'Lê Thị Chi', true, now())
    on conflict do nothing`.execute(lent.ownerDb);
});

async function look(at: string, more: { by?: string; reason?: string; data?: Record<string, unknown> } = {}): Promise<void> {
  const by = { kind: 'officer', id: more.by ?? binh, role: 'specialist', agencyId: null } as const;
  await enterInLedger(lent.db, {
    at: `2026-08-10T${at}:00Z`,
    by,
    kind: 'personal-data-read',
    subject: { kind: 'dossier', id: dossierId },
    reason: more.reason ?? 'settling',
    data: more.data ?? {},
  });
}

function readings(before: number | null = null, limit = 10) {
  return dossierReadings(lent.db, { dossierId, before, limit });
}

describe('who looked at a dossier', () => {
  test('looks within minutes are one visit, with the papers opened in it', async () => {
    await look('03:00');
    await look('03:04', { data: { paper: 'a' } });
    await look('03:05', { data: { paper: 'a' } });
    await look('03:14', { data: { paper: 'b' } });
    expect((await readings()).readings).toMatchObject([
      { from: '2026-08-10T03:00:00Z', until: '2026-08-10T03:14:00Z', looks: 1, papers: 2, name: 'Trần Văn Bình', role: 'specialist' },
    ]);
  });

  test('a visit ends where nobody looked for a while; others in between are others', async () => {
    await look('03:00');
    await look('03:01', { by: chi });
    await look('03:05');
    await look('03:16');
    await look('03:17', { reason: 'deciding' });
    const { readings: found } = await readings();
    expect(found.map(({ name, from, looks, reason }) => [name, from.slice(11, 16), looks, reason])).toEqual([
      ['Trần Văn Bình', '03:17', 1, 'deciding'],
      ['Trần Văn Bình', '03:16', 1, 'settling'],
      ['Trần Văn Bình', '03:00', 2, 'settling'],
      ['Lê Thị Chi', '03:01', 1, 'settling'],
    ]);
  });

  test('says in whose place somebody looked', async () => {
    await look('03:00', { data: { standsInFor: chi } });
    await look('03:01');
    const { readings: found } = await readings();
    expect(found.map(({ standsInFor }) => standsInFor)).toEqual([null, 'Lê Thị Chi']);
  });

  test('goes page by page, nothing twice and nothing left out', async () => {
    for (const hour of ['01', '02', '03', '04', '05']) await look(`${hour}:00`);
    const first = await readings(null, 2);
    const second = await readings(first.next, 2);
    const third = await readings(second.next, 2);
    const hours = [...first.readings, ...second.readings, ...third.readings].map(({ from }) => from.slice(11, 13));
    expect(hours).toEqual(['05', '04', '03', '02', '01']);
    expect(third.next).toBeNull();
  });

  test('tells nothing of other dossiers', async () => {
    await look('03:00');
    dossierId = newId();
    expect((await readings()).readings).toEqual([]);
  });
});

test('whoever was looked up at a counter reads of it, and of nobody else', async () => {
  const [mine, theirs] = [newId(), newId()];
  for (const id of [mine, theirs]) {
    const by = { kind: 'officer', id: binh, role: 'receiver', agencyId: null } as const;
    const look = { at: '2026-08-10T03:00:00Z', by, kind: 'personal-data-read', subject: { kind: 'person', id } } as const;
    await enterInLedger(lent.db, { ...look, reason: 'counter-intake' });
  }
  const { readings: told } = await personReadings(lent.db, { personId: mine, before: null, limit: 10 });
  expect(told).toMatchObject([{ name: 'Trần Văn Bình', role: 'receiver', reason: 'counter-intake', looks: 1 }]);
});
