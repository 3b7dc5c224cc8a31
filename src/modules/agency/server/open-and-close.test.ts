import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk, ok } from '#kernel/result';
import { loadCalendar } from '#modules/calendar/server';
import { entriesAbout } from '#modules/ledger/server';
import { loadPlaces } from '#modules/place/server';
import { useDatabase } from '#test/database';
import type { Administrator } from '../administrator.ts';
import { standsOn, type TypedAgency } from '../new-agency.ts';
import { findAgency, readAgencies } from './agency-store.ts';
import { loadAgencies } from './load-agencies.ts';
import { addAgency, closeAgency, keepAgencyOpen, putOffClosings, type WorkAt } from './open-and-close.ts';

const lent = useDatabase();
const NOON = Temporal.Instant.from('2026-11-23T05:00:00Z');
const NOTHING: WorkAt = { dossiers: 0, officers: 0, procedures: 0 };
const NEW = { id: 'H12.06.99', name: 'Chi cục Thử', kind: 'division', parentId: 'H12.06', unitCode: '', sessionPlanId: 'default' };

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

function add(more: Partial<TypedAgency> = {}, as = by) {
  return addAgency({ by: as, typed: { ...NEW, effectiveOn: '2026-11-23', ...more } }, { db: lent.db, now: NOON });
}

function close(agencyId: string, more: { work?: Partial<WorkAt>; on?: string; as?: Administrator } = {}) {
  const { work = {}, on = '2026-11-24', as = by } = more;
  const workAt = () => Promise.resolve({ ...NOTHING, ...work });
  return closeAgency({ by: as, agencyId, effectiveOn: on }, { db: lent.db, now: NOON, workAt });
}

describe('a new agency', () => {
  test('stands from its day on, below its parent, with a line in the ledger, and the pack leaves it alone', async () => {
    expect(await add({ effectiveOn: '2026-12-01' })).toEqual(ok({ id: 'H12.06.99' }));
    const agency = await findAgency(lent.db, 'H12.06.99');
    expect(agency).toMatchObject({ parentId: 'H12.06', opensOn: '2026-12-01', closesOn: null });
    expect([standsOn(agency!, '2026-11-30'), standsOn(agency!, '2026-12-01')]).toEqual([false, true]);
    const [entry] = await entriesAbout(lent.db, { kind: 'agency', id: 'H12.06.99' }, { limit: 1 });
    expect(entry).toMatchObject({ by: { id: by.officerId }, reason: 'agency.added' });
    expectOk(await loadAgencies(lent.db, pack('agencies')));
    expect(await findAgency(lent.db, 'H12.06.99')).not.toBeNull();
    expect(await add()).toMatchObject({ refusal: { code: 'agency.id-taken' } });
  });

  test.each([
    [{ id: 'H12.07.01' }, 'agency.id-malformed'],
    [{ id: 'H12.06' }, 'agency.id-malformed'],
    [{ id: 'H12.06.a b' }, 'agency.id-malformed'],
    [{ id: 'H12.06.98', name: '  ' }, 'agency.name-missing'],
    [{ id: 'H12.06.98', kind: 'commune' }, 'agency.kind-misplaced'],
    [{ id: 'H12.06.98', kind: 'province' }, 'agency.kind-misplaced'],
    [{ id: 'H12.06.98', parentId: 'H99' }, 'agency.kind-misplaced'],
    [{ id: 'H12.06.98', sessionPlanId: 'night' }, 'agency.plan-unknown'],
    [{ id: 'H12.06.98', effectiveOn: '2026-11-22' }, 'agency.change-past'],
    [{ id: 'H12.06.98', effectiveOn: '2029-01-01' }, 'agency.change-too-far'],
    [{ id: 'H12.998', parentId: 'H12', kind: 'commune', unitCode: '32248' }, 'agency.unit-taken'],
    [{ id: 'H12.998', parentId: 'H12', kind: 'commune', unitCode: '00000' }, 'agency.unit-unknown'],
  ])('is refused as %j', async (more, code) => {
    expect(await add(more)).toMatchObject({ refusal: { code } });
  });

  test('is refused below what one does not look after, and made once by two at once', async () => {
    const local: Administrator = { ...by, agencyId: 'H12.163', covers: new Set(['H12.163']) };
    expect(await add({ id: 'H12.06.97' }, local)).toMatchObject({ refusal: { code: 'administration.not-allowed' } });
    const both = await Promise.all([add({ id: 'H12.06.96' }), add({ id: 'H12.06.96' })]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
  });
});

describe('an agency closes', () => {
  test('from its day on when nothing hangs on it; before, it can be kept', async () => {
    expectOk(await add({ id: 'H12.06.90' }));
    expectOk(await close('H12.06.90', { on: '2026-12-01' }));
    expect(await close('H12.06.90')).toMatchObject({ refusal: { code: 'agency.closed-already' } });
    expectOk(await keepAgencyOpen({ by, agencyId: 'H12.06.90' }, { db: lent.db, now: NOON }));
    expect((await findAgency(lent.db, 'H12.06.90'))?.closesOn).toBeNull();
    expectOk(await close('H12.06.90', { on: '2026-11-24' }));
    const later = NOON.add({ hours: 48 });
    expect(await keepAgencyOpen({ by, agencyId: 'H12.06.90' }, { db: lent.db, now: later })).toMatchObject({ ok: false });
    expect((await readAgencies(lent.db)).find('H12.06.90')).not.toBeNull();
  });

  test.each([
    ['H12.06.91', { work: { dossiers: 1 } }, 'agency.has-dossiers'],
    ['H12.06.91', { work: { officers: 2 } }, 'agency.has-officers'],
    ['H12.06.91', { work: { procedures: 3 } }, 'agency.has-procedures'],
    ['H12.06.91', { on: '2026-11-20' }, 'agency.change-past'],
    ['H12.06', {}, 'agency.has-units'],
    ['H12', {}, 'agency.root'],
    ['H99', {}, 'agency.unknown'],
  ])('%s not with %j', async (id, more, code) => {
    if (id === 'H12.06.91') await add({ id });
    expect(await close(id, more)).toMatchObject({ refusal: { code } });
  });

  test('not on a day on which dossiers are still on their way: it is put off, night by night', async () => {
    expectOk(await add({ id: 'H12.06.92' }));
    expectOk(await close('H12.06.92', { on: '2026-11-25' }));
    const night = Temporal.Instant.from('2026-11-24T17:15:00Z');
    const busy = { db: lent.db, now: night, workAt: () => Promise.resolve({ ...NOTHING, dossiers: 1 }) };
    expect(await putOffClosings(busy)).toEqual(['H12.06.92']);
    expect((await findAgency(lent.db, 'H12.06.92'))?.closesOn).toBe('2026-11-26');
    const idle = { db: lent.db, now: night.add({ hours: 24 }), workAt: () => Promise.resolve(NOTHING) };
    expect(await putOffClosings(idle)).toEqual([]);
    expect((await findAgency(lent.db, 'H12.06.92'))?.closesOn).toBe('2026-11-26');
  });
});
