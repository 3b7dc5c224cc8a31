import { expect, test } from 'vitest';
import { ok } from '#kernel/result';
import { readAgencyPack } from './agency-pack.ts';

const known = { unitCodes: new Set(['90001', '90002']), sessionPlanIds: new Set(['default']) };
const province = { id: 'H00', name: 'UBND tỉnh Mẫu', kind: 'province', parent: null, sessions: 'default', idSource: 'invented' };
const commune = {
  id: 'H00.10',
  name: 'UBND xã Một',
  kind: 'commune',
  parent: 'H00',
  unit: '90001',
  sessions: 'default',
  idSource: 'invented',
};

function read(...agencies: object[]): unknown {
  return readAgencyPack({ agencies }, known);
}

test('parents may come after their children', () => {
  expect(read(commune, province)).toEqual(
    ok([
      {
        id: 'H00.10',
        name: 'UBND xã Một',
        kind: 'commune',
        parentId: 'H00',
        unitCode: '90001',
        sessionPlanId: 'default',
        idSource: 'invented',
        address: null,
        phone: null,
        opensOn: null,
        closesOn: null,
      },
      {
        id: 'H00',
        name: 'UBND tỉnh Mẫu',
        kind: 'province',
        parentId: null,
        unitCode: null,
        sessionPlanId: 'default',
        idSource: 'invented',
        address: null,
        phone: null,
        opensOn: null,
        closesOn: null,
      },
    ]),
  );
});

test.each([
  ['an identifier in small letters', { ...commune, id: 'h00.10' }, 'id'],
  ['an identifier declared twice', { ...commune, id: 'H00' }, 'id'],
  ['a parent nobody declared', { ...commune, parent: 'H01' }, 'parent'],
  ['an agency below itself', { ...commune, parent: 'H00.10' }, 'parent'],
  ['hours nobody declared', { ...commune, sessions: 'night' }, 'sessions'],
  ['a unit nobody declared', { ...commune, unit: '90009' }, 'unit'],
  ['a commune without its unit', { ...commune, unit: undefined }, 'unit'],
  ['an unknown kind', { ...commune, kind: 'district' }, 'kind'],
  ['no name', { ...commune, name: ' ' }, 'name'],
])('a file with %s is refused whole, naming record and field', (_, wrong, field) => {
  expect(read(province, wrong)).toMatchObject({ ok: false, refusal: { code: 'file.malformed', record: 'agencies[1]', field } });
});

test('two communes of one unit are refused', () => {
  expect(read(province, commune, { ...commune, id: 'H00.11' })).toMatchObject({ refusal: { record: 'agencies[2]', field: 'unit' } });
});
