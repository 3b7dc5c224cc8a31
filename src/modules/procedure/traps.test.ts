import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contentOf } from './content.ts';
import { FLAG_CODES, type FlagCode } from './flag.ts';
import { aChannel, aComponent, aRecord, PROVINCE } from './procedure.fixture.ts';
import { readProcedureFile } from './read-file.ts';
import type { ProcedureRecord } from './record.ts';
import { flagsOf } from './traps.ts';

test.each<{ because: string; given: object; flags: FlagCode[] }>([
  { because: 'an orderly record', given: {}, flags: [] },
  { because: 'no steps', given: { steps: null }, flags: ['steps.missing'] },
  { because: 'empty steps', given: { steps: [] }, flags: ['steps.missing'] },
  { because: 'no legal basis', given: { legalBasis: null }, flags: ['legal-basis.missing'] },
  { because: 'an old decision', given: { decision: { date: '2019-03-01' } }, flags: ['decision.old'] },
  { because: 'a fee of nothing', given: { channels: [aChannel({ fee: { amount: 0 } })] }, flags: ['fee.unknown'] },
  { because: 'a fee of null', given: { channels: [aChannel({ fee: { amount: null } })] }, flags: ['fee.unknown'] },
  { because: 'no fee at all', given: { channels: [aChannel({ fee: null })] }, flags: ['fee.unknown'] },
  { because: 'a fee in thousands', given: { channels: [aChannel({ fee: { amount: 700 } })] }, flags: ['fee.suspicious-unit'] },
  {
    because: 'a fee its own note puts a thousand times higher',
    given: { channels: [aChannel({ fee: { amount: 1500, note: '1.500.000 đồng/cơ sở' } })] },
    flags: ['fee.suspicious-unit'],
  },
  {
    because: 'fees that differ',
    given: { channels: [aChannel(), aChannel({ channel: 'direct', fee: { amount: 20_000 } })] },
    flags: ['fee.differs-by-channel'],
  },
  {
    because: 'limits that differ',
    given: { channels: [aChannel(), aChannel({ channel: 'direct', timeLimit: { value: 9, unit: 'day' } })] },
    flags: ['limit.differs-by-channel'],
  },
  {
    because: 'a decimal limit',
    given: { channels: [aChannel({ timeLimit: { value: 7.5, unit: 'working_day' } })] },
    flags: ['limit.decimal'],
  },
  {
    because: 'a limit in words',
    given: { channels: [aChannel({ timeLimit: { value: 0, unit: 'working_day', note: 'Không quá 03 ngày làm việc' } })] },
    flags: ['limit.in-text'],
  },
  { because: 'no limit anywhere', given: { channels: [aChannel({ timeLimit: { value: 0, unit: 'day' } })] }, flags: ['limit.unknown'] },
  {
    because: 'the unit "other"',
    given: { channels: [aChannel({ timeLimit: { value: 3, unit: 'other' } })] },
    flags: ['limit.unknown', 'limit.unit-unclear'],
  },
  {
    because: 'another limit in the note',
    given: { channels: [aChannel({ timeLimit: { value: 3, unit: 'working_day', note: 'có xác minh: 10 ngày' } })] },
    flags: ['limit.other-in-text'],
  },
  {
    because: 'another limit of a case',
    given: { channels: [aChannel({ timeLimit: { value: 3, unit: 'working_day', note: 'case ghi 20 ngày' } })] },
    flags: ['case.limit-differs'],
  },
  { because: 'nobody may file online', given: { channels: [aChannel({ channel: 'direct' })] }, flags: ['channel.missing-online'] },
  { because: 'no papers', given: { components: [] }, flags: ['components.missing'] },
  {
    because: 'a remark among the papers',
    given: { components: [aComponent(), aComponent({ code: 'G99-KQ000002', name: 'Lưu ý', originals: 0, copies: 0 })] },
    flags: ['component.is-note'],
  },
  { because: 'nothing is ever required', given: { components: [aComponent({ required: false })] }, flags: ['component.required-never'] },
  {
    because: 'a code twice',
    given: { components: [aComponent(), aComponent({ name: 'Bản vẽ' })] },
    flags: ['component.code-repeated', 'component.code-repeated'],
  },
  { because: 'a code with blanks', given: { components: [aComponent({ code: ' G99-KQ000001' })] }, flags: ['code.trimmed'] },
  { because: 'a code of rubbish', given: { components: [aComponent({ code: 'auuyii' })] }, flags: ['component.code-malformed'] },
  { because: 'no code', given: { components: [aComponent({ code: null })] }, flags: ['component.code-missing'] },
  {
    because: 'alternatives in one line',
    given: { components: [aComponent({ name: 'Một trong các giấy tờ về đất' })] },
    flags: ['alternatives.in-one-line'],
  },
  {
    because: 'a book that no longer exists',
    given: { components: [aComponent({ name: 'Bản sao sổ hộ khẩu' })] },
    flags: ['component.abolished-paper'],
  },
  { because: 'a paper type nobody knows', given: { components: [aComponent({ docType: 'giay-la' })] }, flags: ['component.type-unknown'] },
  {
    because: 'its own result among the papers',
    given: { result: { name: 'Giấy phép', code: '000.00.00.G99-KQ000001' } },
    flags: ['component.is-result'],
  },
])('$because: $flags', ({ given, flags }) => {
  expect(codesOf(aRecord(given))).toEqual(flags);
});

test('what is the same in every channel is said once', () => {
  const channels = ['online', 'direct', 'postal'].map((channel) => aChannel({ channel, fee: null }));
  const flags = flagged(aRecord({ channels }));
  expect(flags).toEqual([{ code: 'fee.unknown', at: 'channels.online, channels.direct, channels.postal', facts: { text: '' } }]);
});

const REAL = realRecords();

test.each<[FlagCode, number]>([
  ['steps.missing', 16],
  ['fee.unknown', 19],
  ['fee.suspicious-unit', 1],
  ['fee.differs-by-channel', 2],
  ['limit.differs-by-channel', 1],
  ['limit.decimal', 1],
  ['limit.in-text', 2],
  ['limit.unit-unclear', 5],
  ['limit.other-in-text', 4],
  ['case.limit-differs', 3],
  ['channel.missing-online', 2],
  ['components.missing', 1],
  ['legal-basis.missing', 1],
  ['alternatives.in-one-line', 11],
  ['component.code-missing', 4],
  ['component.is-note', 0],
  ['component.code-repeated', 0],
  ['component.type-unknown', 0],
  ['limit.unknown', 0],
  ['decision.old', 0],
])('of the 26 real procedures, %s is true of %i', (code, count) => {
  expect(REAL.filter((record) => codesOf(record).includes(code)).length).toBe(count);
});

test.each<[string, FlagCode]>([
  ['1.013225', 'case.limit-differs'],
  ['3.000333', 'case.limit-differs'],
  ['1.013831', 'limit.differs-by-channel'],
  ['2.001827', 'fee.suspicious-unit'],
  ['1.014801', 'limit.in-text'],
  ['1.115019', 'limit.decimal'],
  ['1.001193', 'fee.unknown'],
  ['2.000815', 'channel.missing-online'],
])('the known trap of %s is caught: %s', (procedure, code) => {
  const record = REAL.find((one) => one.code === procedure);
  expect(record && codesOf(record)).toContain(code);
});

test('every flag has a name of its own', () => {
  expect(new Set(FLAG_CODES).size).toBe(FLAG_CODES.length);
});

function codesOf(record: ProcedureRecord): readonly FlagCode[] {
  return flagged(record).map(({ code }) => code);
}

function flagged(record: ProcedureRecord): ReturnType<typeof flagsOf> {
  return flagsOf(record, contentOf(record, [], PROVINCE).components, { paperTypes: realTypes(), today: '2026-11-22', codeTrimmed: false });
}

function realRecords(): readonly ProcedureRecord[] {
  const read = readProcedureFile(readFileSync('packs/ca-mau/data/procedures.json', 'utf8'));
  if (!read.ok) throw new Error('The pack is malformed', { cause: read.refusal });
  return read.value.map(({ record }) => record);
}

function realTypes(): ReadonlySet<string> {
  const types = JSON.parse(readFileSync('packs/ca-mau/data/document-types.json', 'utf8')) as { type: string }[];
  return new Set(types.map(({ type }) => type));
}
