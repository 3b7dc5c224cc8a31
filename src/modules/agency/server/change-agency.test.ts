import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCalendar } from '#modules/calendar/server';
import { entriesAbout } from '#modules/ledger/server';
import { loadPlaces } from '#modules/place/server';
import { newId } from '#kernel/ids';
import { expectOk, ok } from '#kernel/result';
import { useDatabase } from '#test/database';
import type { Administrator } from '../administrator.ts';
import type { TypedChange } from '../agency-change.ts';
import { changesToCome } from './agency-change-store.ts';
import { findAgency } from './agency-store.ts';
import { applyChangesDue, changeAgency, withdrawAgencyChange } from './change-agency.ts';
import { loadAgencies } from './load-agencies.ts';

const lent = useDatabase();
const NOON = Temporal.Instant.from('2026-11-23T05:00:00Z');
const FISHERIES = 'H12.06.27';

let by: Administrator;

function pack(name: string): unknown {
  return JSON.parse(readFileSync(`packs/ca-mau/data/${name}.json`, 'utf8'));
}

beforeAll(async () => {
  expectOk(await loadPlaces(lent.db, pack('ca-mau-units')));
  expectOk(await loadCalendar(lent.db, pack('calendar')));
  expectOk(await loadAgencies(lent.db, pack('agencies')));
  by = { officerId: newId(), agencyId: 'H12.01', covers: 'province', provenAt: null };
  await sql`insert into officer (id, full_name, created_at) values (${by.officerId}, 'Quản Trị Thử', now())`.execute(lent.ownerDb);
});

function change(agencyId: string, more: Partial<TypedChange>, as = by) {
  const typed = { name: '', sessionPlanId: '', address: '', phone: '', effectiveOn: '2026-11-23', ...more };
  return changeAgency({ by: as, agencyId, typed }, { db: lent.db, now: NOON });
}

async function recounts(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from graphile_worker.jobs where key = 'recount-due'`.execute(
    lent.ownerDb,
  );
  return rows[0]?.n ?? 0;
}

describe('a change of an agency', () => {
  test('of today is carried out at once, stands in the ledger with what was there, and survives the pack', async () => {
    expect(await change(FISHERIES, { name: 'Chi cục  Thủy sản và Biển đảo', phone: '0290 300 0001' })).toEqual(ok({ appliedNow: true }));
    expect(await findAgency(lent.db, FISHERIES)).toMatchObject({ name: 'Chi cục Thủy sản và Biển đảo', phone: '02903000001' });
    const [entry] = await entriesAbout(lent.db, { kind: 'agency', id: FISHERIES }, { limit: 1 });
    expect(entry).toMatchObject({
      by: { id: by.officerId, role: 'administrator' },
      reason: 'agency.changed',
      data: { before: { name: 'Chi cục Thủy sản', phone: null }, after: { name: 'Chi cục Thủy sản và Biển đảo', phone: '02903000001' } },
    });
    expect(await recounts()).toBe(0);
    expectOk(await loadAgencies(lent.db, pack('agencies')));
    expect((await findAgency(lent.db, FISHERIES))?.name).toBe('Chi cục Thủy sản và Biển đảo');
  });

  test('of a later day waits for that day, and new opening hours count due times anew', async () => {
    expect(await change('H12.06', { sessionPlanId: 'police', effectiveOn: '2026-12-01' })).toEqual(ok({ appliedNow: false }));
    expect(await applyChangesDue({ db: lent.db, now: NOON.add({ hours: 24 * 7 }) })).toBe(0);
    expect((await findAgency(lent.db, 'H12.06'))?.sessionPlanId).toBe('default');
    // A quarter past midnight on the first of December here; still November in Greenwich.
    const thatNight = Temporal.Instant.from('2026-11-30T17:15:00Z');
    expect(await applyChangesDue({ db: lent.db, now: thatNight })).toBe(1);
    expect(await applyChangesDue({ db: lent.db, now: thatNight })).toBe(0);
    expect((await findAgency(lent.db, 'H12.06'))?.sessionPlanId).toBe('police');
    expect(await recounts()).toBe(1);
  });

  test('can be taken back before its day, once', async () => {
    expectOk(await change('H12.05', { address: '12 đường Thử', effectiveOn: '2027-01-04' }));
    const [planned] = await changesToCome(lent.db, 'H12.05');
    const asked = { by, agencyId: 'H12.05', changeId: planned?.id ?? '' };
    expectOk(await withdrawAgencyChange(asked, { db: lent.db, now: NOON }));
    const again = await withdrawAgencyChange(asked, { db: lent.db, now: NOON });
    expect(again).toEqual({ ok: false, refusal: { code: 'agency.change-over' } });
    expect(await changesToCome(lent.db, 'H12.05')).toEqual([]);
  });

  test('is refused outside what one looks after, in the past, and when nothing would change', async () => {
    const local: Administrator = { ...by, agencyId: 'H12.163', covers: new Set(['H12.163', 'H12.163.01']) };
    expectOk(await change('H12.163.01', { phone: '02903000002' }, local));
    expect(await change('H12.06', { phone: '02903000002' }, local)).toMatchObject({ refusal: { code: 'administration.not-allowed' } });
    expect(await change('H12.163', { name: 'UBND', effectiveOn: '2026-11-22' })).toMatchObject({ refusal: { code: 'agency.change-past' } });
    expect(await change('H12.163', { name: 'UBND', effectiveOn: '2029-01-01' })).toMatchObject({
      refusal: { code: 'agency.change-too-far' },
    });
    expect(await change('H12.163', { name: '' })).toMatchObject({ refusal: { code: 'agency.nothing-changed' } });
    expect(await change('H12.163', { sessionPlanId: 'night' })).toMatchObject({ refusal: { code: 'agency.plan-unknown' } });
    expect(await change('H12.163', { phone: 'call me' })).toMatchObject({ refusal: { code: 'agency.phone-malformed' } });
    expect(await change('H99', { name: 'Nowhere' })).toMatchObject({ refusal: { code: 'agency.unknown' } });
  });
});
