import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formFromRecord } from '#modules/form';
import { words } from '#messages';
import { contentOf } from '../content.ts';
import { readProcedureFile } from '../read-file.ts';
import { routeProblems } from '../route-problems.ts';
import { stepBudgets } from '../route.ts';
import { readPackProcedures, readProcedurePack } from './procedure-pack.ts';

const PACK = 'packs/ca-mau';

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(`${PACK}/${path}`, 'utf8'));
}

const pack = readProcedurePack(PACK, (source) => formFromRecord(source, { vi: words('vi'), en: words('en') }));
const read = readProcedureFile(readPackProcedures(PACK));
if (!read.ok) throw new Error('The pack is malformed', { cause: read.refusal });
const contents = read.value.map(({ record }) => contentOf(record, [], pack));
const agencyIds = new Set((readJson('data/agencies.json') as { agencies: { id: string }[] }).agencies.map(({ id }) => id));

test('every procedure of the pack has a route of its own', () => {
  const { routes } = readJson('routes/by-procedure.json') as { routes: Record<string, string> };
  expect(Object.keys(routes).sort()).toEqual(contents.map(({ record }) => record.code).sort());
  for (const { record, route } of contents) expect(route.id).toBe(routes[record.code]);
});

test.each(contents)('the route of $record.code leads to hand-over whatever is answered', ({ route, form, cases }) => {
  expect(routeProblems({ route, form, cases, agencyIds })).toEqual([]);
});

test.each(contents)('the steps of $record.code spend its limit to the minute', ({ route, cases }) => {
  for (const limit of cases.flatMap((one) => Object.values(one.limits))) {
    if (limit.kind !== 'working-minutes') continue;
    const spent = stepBudgets(route, limit.minutes).reduce((sum, { minutes }) => sum + minutes, 0);
    expect(spent).toBe(limit.minutes);
  }
});

test('the routes for procedures without one lead to hand-over too', () => {
  const [any] = contents;
  if (!any) throw new Error('An empty pack');
  for (const level of ['tỉnh', 'xã'] as const) {
    const route = pack.routeOf({ ...any.record, code: '9.999999', level });
    expect(routeProblems({ route, form: any.form, cases: any.cases, agencyIds })).toEqual([]);
  }
});
