import { expect, test } from 'vitest';
import { OFFICER_ROLES, readRoleAtAgency } from './officer-role.ts';

test.each(OFFICER_ROLES)('%s at an agency is read as it is written', (role) => {
  expect(readRoleAtAgency(`${role}@H12.06.27`)).toEqual({ role, agencyId: 'H12.06.27' });
});

test.each(['', 'head', 'head@', '@H12', 'king@H12', 'head@H12@H13', 'head@h12', 'Head@H12', 'toString@H12'])(
  '%j is no role of ours',
  (text) => {
    expect(readRoleAtAgency(text)).toBeNull();
  },
);
