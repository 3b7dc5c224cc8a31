import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OFFICER_ROLES } from '#modules/staff';
import { bulkActionsOf, isRipeFor } from './bulk.ts';
import { countFilters, readFilters } from './filters.ts';
import { seatKey, seatNamed, seatsOf } from './seats.ts';
import { CLOSED_PLACES, firstTab, placesOf, tabsOf, TIMED_PLACES } from './tabs.ts';

function read(query: string): ReturnType<typeof readFilters> {
  const said = new URLSearchParams(query);
  return readFilters((name) => said.get(name));
}

describe('filters', () => {
  test.each([
    ['procedure=1.003650&due=late&channel=postal', { procedure: '1.003650', due: 'late', channel: 'postal' }],
    ['from=1/2/2026&until=28.02.26', { from: '2026-02-01', until: '2026-02-28' }],
    ['assignee=none&seen=changed', { assignee: 'none', seen: 'changed' }],
    ['due=&procedure=%20&from=', {}],
    ["due=never&assignee=me&unit=x'y&from=30/2/2026&channel=fax&seen=both", {}],
  ])('%s', (query, expected) => {
    expect(read(query)).toEqual(expected);
    expect(countFilters(read(query))).toBe(Object.keys(expected).length);
  });

  test('what was read is read again as the same', () => {
    const filters = read('procedure=1.003650&due=soon&assignee=none&unit=H12.06&channel=online&from=1/2/26&until=2026-02-28&seen=unopened');
    expect(read(new URLSearchParams({ ...filters }).toString())).toEqual(filters);
  });
});

describe('seats', () => {
  const mine = { role: 'head', agencyId: 'H12.06' } as const;
  const lent = { role: 'head', agencyId: 'H12.06', officerId: 'x', name: 'Cán Bộ Vắng', until: '2026-11-30' } as const;
  const officer = {
    kind: 'officer',
    accountId: 'a',
    officerId: 'o',
    roles: [{ role: 'administrator', agencyId: 'H12' }, mine],
    standIns: [lent],
  } as const;

  test('are one’s own and those one holds for others; administering is none', () => {
    expect(seatsOf(officer).map(seatKey)).toEqual(['head@H12.06', 'head@H12.06@x']);
  });

  test('are known by their names, and one that is not held gives the first', () => {
    expect(seatNamed(officer, 'head@H12.06@x')?.standsInFor?.name).toBe('Cán Bộ Vắng');
    expect(seatNamed(officer, 'leader@H12')).toEqual(mine);
    expect(seatNamed({ ...officer, roles: [], standIns: [] }, null)).toBeNull();
  });
});

describe('tabs', () => {
  test.each(OFFICER_ROLES)('of a %s: where its list opens is among them, and nothing closed waits for anybody', (role) => {
    expect(tabsOf(role)).toContain(firstTab(role));
    expect(placesOf('mine', role).filter((place) => CLOSED_PLACES.includes(place))).toEqual([]);
  });

  test('nothing is late that waits for its applicant, has its result or is over', () => {
    expect(TIMED_PLACES).not.toContain('supplement-in-appraisal');
    expect(TIMED_PLACES).not.toContain('settled');
    expect(TIMED_PLACES.filter((place) => CLOSED_PLACES.includes(place))).toEqual([]);
  });

  test.each(OFFICER_ROLES)('what a %s may do to many can be done where their dossiers stand', (role) => {
    for (const action of bulkActionsOf(role)) expect(placesOf('open', role).some((place) => isRipeFor(action, place))).toBe(true);
  });
});

test('whatever an address says, what is read of it is read again as the same', () => {
  const names = fc.constantFrom('procedure', 'due', 'assignee', 'unit', 'channel', 'from', 'until', 'seen');
  fc.assert(
    fc.property(fc.dictionary(names, fc.oneof(fc.string(), fc.constantFrom('late', 'none', '1/2/26', 'H12', 'online'))), (said) => {
      const filters = readFilters((name) => said[name] ?? null);
      expect(readFilters((name) => filters[name] ?? null)).toEqual(filters);
    }),
  );
});
