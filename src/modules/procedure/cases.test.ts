import { expect, test } from 'vitest';
import { findCases } from './cases.ts';
import { aComponent, aRecord } from './procedure.fixture.ts';

test('papers without words about a case leave nothing to choose', () => {
  expect(findCases(aRecord())).toEqual({ cases: [], belonging: [{ caseIds: null, onlyWhen: null }] });
});

test('words on optional papers are circumstances, not cases', () => {
  const found = findCases(aRecord({ components: [aComponent(), aComponent({ required: false, case: 'Có ủy quyền' })] }));
  expect(found.cases).toEqual([]);
  expect(found.belonging[1]).toEqual({ caseIds: null, onlyWhen: 'Có ủy quyền' });
});

test('words on a paper that must be given make cases of all words', () => {
  const found = findCases(
    aRecord({
      components: [
        aComponent({ case: 'Cấp mới' }),
        aComponent({ case: 'Cấp lại' }),
        aComponent({ required: false, case: 'cấp mới' }),
        aComponent(),
      ],
    }),
  );
  expect(found.cases).toEqual([
    { id: 'cap-moi', name: 'Cấp mới' },
    { id: 'cap-lai', name: 'Cấp lại' },
  ]);
  expect(found.belonging.map(({ caseIds }) => caseIds)).toEqual([['cap-moi'], ['cap-lai'], ['cap-moi'], null]);
});

test('numbered words are cases in the order of their numbers, and one paper may belong to several', () => {
  const found = findCases(
    aRecord({
      components: [
        aComponent({ required: false, case: '10) Nhập khẩu' }),
        aComponent({ required: false, case: '3) Mua bán, tặng cho' }),
        aComponent({ required: false, case: '3) Mua bán ngoài tỉnh; 6)' }),
        aComponent({ required: false, case: '6) Đổi nơi cư trú' }),
      ],
    }),
  );
  expect(found.cases.map(({ id, name }) => `${id} ${name}`)).toEqual([
    'case-3 Mua bán, tặng cho',
    'case-6 Đổi nơi cư trú',
    'case-10 Nhập khẩu',
  ]);
  expect(found.belonging[2]).toEqual({ caseIds: ['case-3', 'case-6'], onlyWhen: 'Mua bán ngoài tỉnh' });
});

test('a paper asked for at the counter only does not force a choice upon people online', () => {
  const component = aComponent({ case: 'Nộp trực tiếp', onlyChannels: ['direct'] });
  expect(findCases(aRecord({ components: [component] })).cases).toEqual([]);
});
