import { AgencyTree } from './agency-tree.ts';
import type { Agency } from './agency.ts';

/** An invented province: a centre, a department with a division, two communes with desks, and look-alike identifiers. */
export const invented = new AgencyTree([
  agency({ id: 'H00', kind: 'province', name: 'UBND tỉnh Mẫu', parentId: null }),
  agency({ id: 'H00.01', kind: 'one-stop', name: 'Trung tâm tỉnh Mẫu' }),
  agency({ id: 'H00.1', kind: 'department', name: 'Sở Đường sá' }),
  agency({ id: 'H00.1.2', kind: 'division', name: 'Chi cục Cầu phà', parentId: 'H00.1', sessionPlanId: 'police' }),
  agency({ id: 'H00.10', kind: 'commune', name: 'UBND xã Một', unitCode: '90001' }),
  agency({ id: 'H00.10.01', kind: 'one-stop', name: 'Trung tâm xã Một', parentId: 'H00.10', unitCode: '90001' }),
  agency({ id: 'H00.11', kind: 'commune', name: 'UBND xã Hai', unitCode: '90002' }),
  agency({ id: 'H00.11.01', kind: 'one-stop', name: 'Trung tâm xã Hai', parentId: 'H00.11', unitCode: '90002' }),
]);

function agency(given: Pick<Agency, 'id' | 'kind' | 'name'> & Partial<Agency>): Agency {
  return {
    parentId: 'H00',
    unitCode: null,
    sessionPlanId: 'default',
    idSource: 'invented',
    address: null,
    phone: null,
    opensOn: null,
    closesOn: null,
    ...given,
  };
}
