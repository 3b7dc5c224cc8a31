import { describe, expect, test } from 'vitest';
import { administratorOf, looksAfter, provincialSeats } from './administrator.ts';
import { invented } from './tree.fixture.ts';

function officer(...roles: [role: string, agencyId: string][]) {
  return { kind: 'officer', officerId: 'o', roles: roles.map(([role, agencyId]) => ({ role, agencyId })) } as const;
}

describe('an administrator', () => {
  test('at the province or its one-stop centre looks after everything', () => {
    expect(provincialSeats(invented)).toEqual(['H00', 'H00.01']);
    for (const seat of ['H00', 'H00.01']) {
      const administrator = administratorOf(officer(['administrator', 'H00.11'], ['administrator', seat]), invented)!;
      expect(administrator).toMatchObject({ agencyId: seat, covers: 'province' });
      expect(looksAfter(administrator, 'H00.1.2')).toBe(true);
    }
  });

  test('elsewhere looks after that agency and what lies below, not after look-alikes', () => {
    const administrator = administratorOf(officer(['administrator', 'H00.1']), invented)!;
    expect(['H00.1', 'H00.1.2'].every((id) => looksAfter(administrator, id))).toBe(true);
    expect(['H00', 'H00.01', 'H00.10', 'H00.11', 'nowhere'].some((id) => looksAfter(administrator, id))).toBe(false);
  });

  test('is nobody by another role, nor a citizen, nor the program', () => {
    expect(administratorOf(officer(['leader', 'H00'], ['supervisor', 'H00']), invented)).toBeNull();
    expect(administratorOf({ kind: 'citizen' }, invented)).toBeNull();
    expect(administratorOf({ kind: 'system' }, invented)).toBeNull();
  });
});
