import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aChannel, aComponent, aRecord } from './procedure.fixture.ts';
import { readProcedureFile, type FileIssue } from './read-file.ts';

test.each([
  ['', 'procedure-file.not-json'],
  ['{', 'procedure-file.not-json'],
  ['[]', 'procedure-file.empty'],
  ['"1.001193"', 'procedure-file.not-a-list'],
  ['null', 'procedure-file.not-a-list'],
  [JSON.stringify([aRecord({ name: 'a\u0000b' })]), 'procedure-file.forbidden-character'],
  [JSON.stringify([aRecord({ name: 'a\ud800b' })]), 'procedure-file.forbidden-character'],
])('%s is refused as %s', (text, code) => {
  expect(readProcedureFile(text)).toMatchObject({ ok: false, refusal: { code } });
});

test.each<{ given: object; field: string; code: FileIssue['code'] }>([
  { given: { name: undefined }, field: 'name', code: 'missing' },
  { given: { name: '  ' }, field: 'name', code: 'empty' },
  { given: { name: 'x'.repeat(10_000) }, field: 'name', code: 'too-long' },
  { given: { name: 12 }, field: 'name', code: 'wrong-type' },
  { given: { level: 'huyện' }, field: 'level', code: 'not-in-list' },
  { given: { level: undefined }, field: 'level', code: 'missing' },
  { given: { code: '12.3' }, field: 'code', code: 'wrong-format' },
  { given: { channels: [] }, field: 'channels', code: 'too-small' },
  { given: { channels: [aChannel(), aChannel()] }, field: 'channels', code: 'channel-repeated' },
  { given: { channels: [aChannel({ timeLimit: { value: -1, unit: 'day' } })] }, field: 'channels[0].timeLimit.value', code: 'too-small' },
  {
    given: { channels: [aChannel({ timeLimit: { value: true, unit: 'day' } })] },
    field: 'channels[0].timeLimit.value',
    code: 'wrong-type',
  },
  { given: { channels: [aChannel({ timeLimit: { value: 1, unit: 'week' } })] }, field: 'channels[0].timeLimit.unit', code: 'not-in-list' },
  { given: { channels: [aChannel({ fee: { amount: 1.5 } })] }, field: 'channels[0].fee.amount', code: 'wrong-type' },
  { given: { channels: [aChannel({ fee: { amount: '15.000' } })] }, field: 'channels[0].fee.amount', code: 'wrong-type' },
  { given: { components: [aComponent(), aComponent({ originals: -1 })] }, field: 'components[1].originals', code: 'too-small' },
  { given: { components: [aComponent({ required: 'yes' })] }, field: 'components[0].required', code: 'wrong-type' },
  { given: { decision: { date: '30/02/2026' } }, field: 'decision.date', code: 'wrong-format' },
])('$field that is $code spoils the whole file and is named', ({ given, field, code }) => {
  const file = JSON.stringify([aRecord({ code: '9.000009' }), aRecord(given)]);
  const read = readProcedureFile(file);
  expect(read).toMatchObject({ ok: false, refusal: { code: 'procedure-file.malformed', issues: [{ position: 2, field, code }] } });
});

test('a record without a code is named by its place', () => {
  const read = readProcedureFile(JSON.stringify([{ ...aRecord(), code: undefined }, 7]));
  expect(read).toMatchObject({
    ok: false,
    refusal: {
      issues: [
        { record: '#1', field: 'code', code: 'missing' },
        { record: '#2', code: 'wrong-type' },
      ],
    },
  });
});

test('the same code twice is refused', () => {
  const read = readProcedureFile(JSON.stringify([aRecord(), aRecord({ code: ' 9.000001' })]));
  expect(read).toMatchObject({ ok: false, refusal: { issues: [{ record: '9.000001', code: 'code-repeated', facts: { first: 1 } }] } });
});

test('a lone record is a list of one, a byte order mark is nothing, and blanks around a code are repaired', () => {
  const read = readProcedureFile(`\uFEFF${JSON.stringify(aRecord({ code: ' 9.000001' }))}`);
  expect(read).toMatchObject({ ok: true, value: [{ codeTrimmed: true, record: { code: '9.000001' } }] });
});

test('what a valid file says comes back as it was, keys unknown to us included', () => {
  const extra = fc.dictionary(
    fc.string().filter((key) => key !== '__proto__' && !key.includes('\u0000') && !(key in aRecord())),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(extra, fc.array(fc.jsonValue(), { maxLength: 3 }), (unknown, values) => {
      const record = { ...unknown, ...aRecord({ channels: [aChannel({ extra: values })], steps: null, components: [] }) };
      fc.pre(
        !(
          'result' in unknown ||
          'notes' in unknown ||
          'source' in unknown ||
          'agency' in unknown ||
          'conditions' in unknown ||
          'keywords' in unknown
        ),
      );
      const text = JSON.stringify([record]);
      fc.pre(!text.includes('\\u0000'));
      const read = readProcedureFile(text);
      expect(read.ok && read.value[0]?.record).toEqual((JSON.parse(text) as unknown[])[0]);
    }),
  );
});
