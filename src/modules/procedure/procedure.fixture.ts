import type { ContentNeeds } from './content.ts';
import type { ProcedureRecord, RecordedChannel, RecordedComponent } from './record.ts';

/** An invented procedure; say only what matters. */
export function aRecord(given: object = {}): ProcedureRecord {
  return {
    code: '9.000001',
    name: 'Đăng ký thả đèn trời',
    field: 'Lễ hội',
    fieldCode: 'G99-LH01',
    level: 'tỉnh',
    audience: 'citizen',
    serviceLevel: 4,
    channels: [aChannel()],
    components: [aComponent()],
    legalBasis: ['01/2026/QĐ-UBND'],
    steps: ['Nộp hồ sơ'],
    decision: { number: '01/QĐ-UBND', date: '2026-01-02', issuer: 'UBND tỉnh' },
    ...given,
  };
}

export function aChannel(given: object = {}): RecordedChannel {
  return { channel: 'online', timeLimit: { value: 3, unit: 'working_day' }, fee: { amount: 15_000 }, ...given };
}

export function aComponent(given: object = {}): RecordedComponent {
  return {
    code: '000.00.00.G99-KQ000001',
    name: 'Tờ khai thả đèn',
    originals: 1,
    copies: 0,
    required: true,
    ...given,
  };
}

/** A province that makes every form and route alike. */
export const PROVINCE: ContentNeeds = {
  makeForm: ({ record }) => ({ schema: { title: record.name }, ui: { type: 'Categorization', elements: [] } }),
  routeOf: () => ({
    id: 'short',
    steps: [{ id: 'receive', nameKey: 'procedure.step.receive', role: 'receiver', where: 'one-stop', budgetPercent: 100 }],
  }),
  handlingOf: () => ({ kind: 'province', agencyId: 'T01.02', receptionId: 'T01.01' }),
};
