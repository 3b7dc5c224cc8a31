import fc from 'fast-check';
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
    steps: [
      { id: 'receive', nameKey: 'procedure.step.receive', role: 'receiver', where: 'one-stop', budgetPercent: 0 },
      { id: 'decide', nameKey: 'procedure.step.decide', role: 'leader', where: 'competent', budgetPercent: 80 },
      { id: 'issue', nameKey: 'procedure.step.issue', role: 'records-clerk', where: 'competent', budgetPercent: 20 },
      { id: 'hand-over', nameKey: 'procedure.step.hand-over', role: 'receiver', where: 'one-stop', budgetPercent: 0 },
    ],
  }),
  handlingOf: () => ({ kind: 'province', agencyId: 'T01.02', receptionId: 'T01.01' }),
};

const words = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
    fc.constantFrom('Đơn đề nghị', '<script>alert(1)</script>', '%_\\', '3) Mua; 6)'),
  )
  .filter((text) => text.trim() !== '' && !text.includes('\0') && text.isWellFormed());
const perhaps = fc.option(words);
const channel = fc.constantFrom('online', 'direct', 'postal');

/** Any record of the shape, however odd. */
export const anyRecord: fc.Arbitrary<ProcedureRecord> = fc.record({
  code: fc.integer({ min: 0, max: 999_999 }).map((number) => `8.${String(number).padStart(6, '0')}`),
  name: words,
  field: words,
  fieldCode: perhaps,
  level: fc.constantFrom('tỉnh', 'xã'),
  audience: fc.constantFrom('citizen', 'business', 'both'),
  channels: fc.uniqueArray(
    fc.record({
      channel,
      timeLimit: fc.record({
        value: fc.oneof(fc.double({ min: 0, max: 400, noNaN: true }), fc.nat(60), fc.constant(null), words),
        unit: fc.constantFrom('working_day', 'day', 'hour', 'month', 'year', 'other'),
        note: perhaps,
      }),
      fee: fc.option(fc.record({ amount: fc.option(fc.nat()), note: perhaps })),
    }),
    { selector: (one) => one.channel, minLength: 1 },
  ),
  components: fc.array(
    fc.record({
      code: fc.option(fc.constantFrom('G99-KQ000001', ' 000.00.00.G99-KQ000002', 'auuyii', ' ')),
      name: words,
      originals: fc.nat(3),
      copies: fc.nat(3),
      required: fc.boolean(),
      case: fc.option(fc.oneof(words, fc.constantFrom('1) Mới', '2) Lại', '1) Mới; 2)', 'Ủy quyền'))),
      onlyChannels: fc.option(fc.uniqueArray(channel)),
      docType: perhaps,
      odd: fc.jsonValue().filter((value) => !/\\u0000|\\ud[89a-f]/.test(JSON.stringify(value))),
    }),
    { maxLength: 6 },
  ),
  steps: fc.option(fc.array(words)),
  conditions: perhaps,
});
