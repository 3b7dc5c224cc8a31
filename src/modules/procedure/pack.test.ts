import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choicesOf, placedControls, type Form } from '#modules/form';
import { contentOf } from './content.ts';
import { agenciesFor, HandlingMap, handlingOf } from './handling.ts';
import { PROVINCE } from './procedure.fixture.ts';
import { readProcedureFile } from './read-file.ts';
import { componentsFor } from './revision.ts';
import { Route, stepBudgets } from './route.ts';

const PACK = 'packs/ca-mau';
const contents = realContents();

describe('the procedures of the pack', () => {
  test('are 26', () => expect(contents.size).toBe(26));

  test('1.003650 has seven cases and twelve papers', () => {
    const content = contentOfCode('1.003650');
    expect(content.cases.map(({ name }) => name)).toEqual([
      'Đóng mới',
      'Cải hoán',
      'Mua bán, tặng cho',
      'Nhập khẩu',
      'Thuê tàu trần',
      'Đổi nơi cư trú ngoài tỉnh',
      'Tàu phục vụ NTTS cũ',
    ]);
    expect(content.components.length).toBe(12);
    expect(componentsFor(content, { caseId: 'case-5', channel: 'online' }).map(({ id }) => id)).toEqual([
      'G10-KQ007145',
      '000.00.00.G10-KQ004250',
      'G10-KQ007092',
      'G10-KQ007094',
      '000.00.00.G10-KQ004260',
      '000.00.00.G10-KQ004268',
    ]);
  });

  test('1.115019 takes three and a half working days', () => {
    expect(contentOfCode('1.115019').channels[0]?.limit).toEqual({ kind: 'working-minutes', minutes: 1680 });
  });

  test('3.000333 takes ten calendar days', () => {
    expect(contentOfCode('3.000333').channels[0]?.limit).toEqual({ kind: 'calendar-days', days: 10 });
  });

  test('not one says that it is free', () => {
    expect([...contents.values()].flatMap(({ channels }) => channels.filter(({ fee }) => fee.amount === 0))).toEqual([]);
  });

  test('a paper for the counter is not asked for online', () => {
    const online = componentsFor(contentOfCode('1.001193'), { caseId: 'general', channel: 'online' });
    expect(online.map(({ id }) => id)).not.toContain('000.00.00.G15-KQ004946');
  });
});

describe('who handles what', () => {
  const map = HandlingMap.parse(readJson('handling.json'));
  const known = new Set((readJson('data/agencies.json') as { agencies: { id: string }[] }).agencies.map(({ id }) => id));

  test.each([
    ['1.003650', 'H12.06.27'],
    ['1.013831', 'H12.06.26'],
    ['3.000333', 'H12.90'],
    ['1.115020', 'H12.08'],
    ['2.001827', 'H12.06'],
  ])('%s is decided by %s and received at the provincial desk', (code, agencyId) => {
    expect(handlingOf(contentOfCode(code).record, map)).toEqual({ kind: 'province', agencyId, receptionId: 'H12.01' });
  });

  test('a procedure of communes goes to the commune that was chosen, and nowhere without one', () => {
    const handling = handlingOf(contentOfCode('1.001193').record, map);
    expect(agenciesFor(handling, 'H12.100')).toEqual({ agencyId: 'H12.100', receptionId: 'H12.100.01' });
    expect(agenciesFor(handling, null)).toBeNull();
  });

  test('a field nobody was named for goes to the province itself', () => {
    const handling = handlingOf({ level: 'tỉnh', field: 'Lễ hội', fieldCode: 'G99-LH01' }, map);
    expect(handling).toMatchObject({ agencyId: 'H12' });
  });

  test('every agency named exists', () => {
    const named = [map.province.receptionId, map.province.fallbackAgencyId, ...map.province.fields.map(({ agencyId }) => agencyId)];
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('routes', () => {
  test.each(['province', 'commune'])('the budgets of the %s route are the limit, to the minute', (name) => {
    const route = Route.parse(readJson(`routes/${name}.json`));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (limit) => {
        expect(stepBudgets(route, limit).reduce((sum, { minutes }) => sum + minutes, 0)).toBe(limit);
      }),
    );
  });
});

function contentOfCode(code: string): ReturnType<typeof contentOf> {
  const content = contents.get(code);
  if (!content) throw new Error(`No ${code} in the pack`);
  return content;
}

function realContents(): ReadonlyMap<string, ReturnType<typeof contentOf>> {
  const read = readProcedureFile(readFileSync(`${PACK}/data/procedures.json`, 'utf8'));
  if (!read.ok) throw new Error('The pack is malformed', { cause: read.refusal });
  return new Map(read.value.map(({ record }) => [record.code, contentOf(record, [], PROVINCE)]));
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(`${PACK}/${path}`, 'utf8'));
}

test('forms made by hand ask only for papers and cases of their procedures', () => {
  for (const name of existsSync(`${PACK}/forms`) ? readdirSync(`${PACK}/forms`) : []) {
    const content = contentOfCode(name.replace('.json', ''));
    const form = readJson(`forms/${name}`) as Form;
    const papers = placedControls(form).flatMap(({ control }) => control.options.paper?.component ?? []);
    expect(papers.filter((id) => !content.components.some((component) => component.id === id))).toEqual([]);
    const cases = choicesOf(form.schema.properties?.case ?? {}).map(({ value }) => value);
    expect(cases).toEqual(cases.length === 0 ? [] : content.cases.map(({ id }) => id));
  }
});
