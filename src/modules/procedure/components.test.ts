import { expect, test } from 'vitest';
import { findCases } from './cases.ts';
import { identifyComponents } from './components.ts';
import { aComponent, aRecord } from './procedure.fixture.ts';
import type { Component } from './revision.ts';

test('a component is named by its code, one without by its name, a repeated one by a number', () => {
  const found = identified([
    aComponent({ code: ' G99-KQ000001 ' }),
    aComponent({ code: 'G99-KQ000001', name: 'Bản vẽ' }),
    aComponent({ code: null, name: 'Ảnh chụp đèn' }),
  ]);
  expect(found.map(({ id }) => id)).toEqual(['G99-KQ000001', 'G99-KQ000001-2', 'anh-chup-den']);
});

test('a reworded component, a recoded one and a moved one keep their ids; a new one never takes an old id', () => {
  const before = identified([
    aComponent({ code: 'G99-KQ000001', name: 'Tờ khai' }),
    aComponent({ code: 'G99-KQ000002', name: 'Bản vẽ' }),
    aComponent({ code: null, name: 'Ảnh chụp' }),
  ]);
  const after = identified(
    [
      aComponent({ code: null, name: 'Ảnh chụp' }),
      aComponent({ code: 'G99-KQ000009', name: 'Bản vẽ' }),
      aComponent({ code: 'G99-KQ000001', name: 'Tờ khai theo mẫu mới' }),
      aComponent({ code: 'G99-KQ000002', name: 'Giấy khác hẳn' }),
    ],
    before,
  );
  expect(after.map(({ id }) => id)).toEqual(['anh-chup', 'G99-KQ000002', 'G99-KQ000001', 'G99-KQ000002-2']);
});

test('a remark among the papers is told from a paper, and is never required', () => {
  const [note] = identified([aComponent({ originals: 0, copies: 0, required: true })]);
  expect(note).toMatchObject({ isNote: true, required: false });
});

test('of a paper and a remark under one code, the paper bears it', () => {
  const found = identified([
    aComponent({ code: 'G99-KQ000001', name: 'Lưu ý', originals: 0, copies: 0 }),
    aComponent({ code: 'G99-KQ000001', name: 'Tờ khai' }),
  ]);
  expect(found.map(({ id }) => id)).toEqual(['G99-KQ000001-2', 'G99-KQ000001']);
});

test('what only a circumstance asks for is not required', () => {
  const [paper] = identified([aComponent({ case: 'Nộp trực tiếp', onlyChannels: ['direct'] })]);
  expect(paper).toMatchObject({ onlyWhen: 'Nộp trực tiếp', required: false });
});

function identified(components: ReturnType<typeof aComponent>[], earlier: readonly Component[] = []): readonly Component[] {
  const record = aRecord({ components });
  return identifyComponents(record, findCases(record).belonging, earlier);
}
