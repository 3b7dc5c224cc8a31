import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  answersToSend,
  checkAnswers,
  entriesOf,
  factsOf,
  formProblems,
  localiseForm,
  mergeAnswers,
  pagesOf,
  readPosted,
  summaryOf,
  visibleControls,
  type Answers,
  type Form,
} from './index.ts';
import { isRecord } from './pointer.ts';
import { fits } from './schema-check.ts';

const TODAY = '2026-11-22';
const form = JSON.parse(readFileSync('packs/ca-mau/forms/1.003650.json', 'utf8')) as Form;
const record = (
  JSON.parse(readFileSync('packs/ca-mau/data/procedures.json', 'utf8')) as { code: string; components: { code: string }[] }[]
).find(({ code }) => code === '1.003650');

const NEW_BOAT = {
  case: 'case-1',
  vessel: {
    kind: 'fishing',
    yearBuilt: 2026,
    builtAt: 'Trại tàu Sông Đốc',
    gear: 'gill-net',
    homePort: 'Cảng cá Sông Đốc',
    homeUnit: '32098',
    crew: 8,
  },
  filing: { as: 'self' },
  applicant: {
    fullName: 'Nguyễn Văn An',
    cccd: '096085000001',
    birthDate: '1960',
    sex: 'male',
    phone: '0900000001',
    address: { unitCode: '32098', detail: 'Khóm 2' },
  },
  hull: { material: 'wood', lengthMax: 15.6, breadthMax: 4.2, depth: 1.9, draft: 1.4 },
  engine: { has: true, make: 'Yanmar 6HA2M', number: 'Y-0001', powerKw: 257 },
  safety: { number: '01/2026', issuedOn: '2026-10-01' },
  delivery: { how: 'counter' },
  declaration: { noDispute: true, true: true },
};

const MORE: Record<string, Answers> = {
  'case-1': {},
  'case-2': { vessel: { number: 'CM-91234-TS' }, origin: { conversion: 'Thay máy chính' } },
  'case-3': { vessel: { number: 'CM-91234-TS' }, transfer: { fromOutside: false }, origin: { formerOwner: 'Lê Thị Bé' } },
  'case-4': { origin: { country: 'Nhật Bản' } },
  'case-5': { origin: { country: 'Nhật Bản', charterUntil: '2028-11-22' } },
  'case-6': { vessel: { number: 'KG-91234-TS' }, origin: { formerProvince: 'Kiên Giang' } },
  'case-7': { vessel: { service: 'Chở thức ăn cho vùng nuôi' }, origin: { inUseSince: 2019 } },
};

function answersFor(caseId: string, over: Answers = {}): Answers {
  return mergeAnswers(mergeAnswers({ ...NEW_BOAT, case: caseId }, MORE[caseId] ?? {}), over);
}

function papersFor(answers: Answers): string[] {
  return visibleControls(form, answers).flatMap(({ control }) => control.options.paper?.component.replace('000.00.00.', '') ?? []);
}

describe('the form of vessel registration', () => {
  test('has no problems, seven cases, and a control for each of the twelve components', () => {
    expect(formProblems(form)).toEqual([]);
    expect(form.schema.properties?.case?.oneOf).toHaveLength(7);
    const asked = JSON.stringify(form.ui)
      .match(/"component":"[^"]+"/gu)
      ?.map((found) => found.slice(13, -1));
    expect(asked?.toSorted()).toEqual(record?.components.map(({ code }) => code).toSorted());
  });

  test.each([
    ['case-1', {}, ['G10-KQ007145', 'G10-KQ004250', 'G10-KQ007092', 'G10-KQ007094', 'G10-KQ007091']],
    ['case-2', {}, ['G10-KQ007145', 'G10-KQ004250', 'G10-KQ007092', 'G10-KQ007094', 'G10-KQ007095']],
    ['case-2', { hull: { lengthMax: 11.9 } }, ['G10-KQ007145', 'G10-KQ004250', 'G10-KQ007092', 'G10-KQ007094']],
    ['case-3', {}, ['G10-KQ007145', 'G10-KQ004250', 'G10-KQ007092', 'G10-KQ007094', 'G10-KQ007141', 'G10-KQ007142']],
    [
      'case-3',
      { transfer: { fromOutside: true }, origin: { formerProvince: 'Kiên Giang' } },
      ['G10-KQ007145', 'G10-KQ004250', 'G10-KQ007092', 'G10-KQ007094', 'G10-KQ007141', 'G10-KQ007142', 'G10-KQ007143'],
    ],
    ['case-4', {}, ['G10-KQ007145', 'G10-KQ004250', 'G10-KQ007092', 'G10-KQ007094', 'G10-KQ004260']],
    ['case-5', {}, ['G10-KQ007145', 'G10-KQ004250', 'G10-KQ007092', 'G10-KQ007094', 'G10-KQ004260', 'G10-KQ004268']],
    ['case-6', {}, ['G10-KQ007145', 'G10-KQ004250', 'G10-KQ007092', 'G10-KQ007094', 'G10-KQ007142', 'G10-KQ007143']],
    ['case-7', {}, ['G10-KQ007155', 'G10-KQ004250', 'G10-KQ007092', 'G10-KQ007094']],
  ])('%s %j asks for its papers, and filled in is complete', (caseId, over, papers) => {
    const answers = answersFor(caseId, over);
    expect(papersFor(answers)).toEqual(papers);
    const given = new Set(visibleControls(form, answers).flatMap(({ control }) => control.options.paper?.component ?? []));
    expect(checkAnswers(form, answers, { today: TODAY, papers: given })).toEqual([]);
    expect(fits(form.schema, answersToSend(form, answers))).toBe(true);

    const uploads = papers.filter((code) => code !== 'G10-KQ007145' && code !== 'G10-KQ007155');
    expect(checkAnswers(form, answers, { today: TODAY }).map(({ code }) => code)).toEqual(uploads.map(() => 'paper.required'));
  });

  test('has six pages for an owner, seven for somebody who files for one', () => {
    const pages = ['case', 'people', 'vessel', 'technical', 'papers', 'delivery'];
    expect(pagesOf(form, answersFor('case-1')).map(({ id }) => id)).toEqual(pages);
    expect(pagesOf(form, answersFor('case-1', { filing: { as: 'person' } })).map(({ id }) => id)).toEqual(pages.toSpliced(2, 0, 'owner'));
  });

  test('keeps what an earlier choice asked for out of what is sent', () => {
    const changed = answersFor('case-5', { case: 'case-1' });
    expect(answersToSend(form, changed)).toEqual(answersToSend(form, answersFor('case-1')));
  });

  test('says what is wrong beside the field', () => {
    const wrong = answersFor('case-2', {
      hull: { lengthMax: 5 },
      vessel: { number: 'CM91234', yearBuilt: 2027 },
      applicant: { cccd: '123' },
    });
    expect(checkAnswers(form, wrong, { today: TODAY, page: 'vessel' })).toEqual([
      { path: '/vessel/number', code: 'pattern', example: 'CM-91234-TS' },
      { path: '/vessel/yearBuilt', code: 'year.in-future', example: '2015' },
    ]);
    expect(checkAnswers(form, wrong, { today: TODAY, page: 'technical' })).toMatchObject([
      { path: '/hull/lengthMax', code: 'too-small', min: 6 },
    ]);
    expect(checkAnswers(form, wrong, { today: TODAY, page: 'people' })).toEqual([{ path: '/applicant/cccd', code: 'cccd.malformed' }]);
  });

  test('can be filled in page by page', () => {
    const whole = answersFor('case-3', { transfer: { fromOutside: true }, origin: { formerProvince: 'Kiên Giang' } });
    const typed = form.ui.elements.reduce<Answers>(
      (answers, { id }) => mergeAnswers(answers, readPosted(form, { page: id, answers, today: TODAY }, entriesOf(form, id, whole))),
      {},
    );
    expect(answersToSend(form, typed)).toEqual(answersToSend(form, whole));
  });

  test('knows the owner, and says a summary in words', () => {
    expect(factsOf(form, answersFor('case-1'), 'owner')).toMatchObject({ 'person.fullName': 'Nguyễn Văn An', 'vessel.lengthMax': 15.6 });
    const names = { unitName: (code: string) => (code === '32098' ? 'Xã Sông Đốc' : null), words: (key: string) => key };
    const rows = summaryOf(form, answersFor('case-1'), names).flatMap(({ rows }) => rows);
    const said = Object.fromEntries(rows.map(({ path, value }) => [path, value]));
    expect(said).toMatchObject({
      '/case': 'Tàu đóng mới',
      '/applicant/address': 'Khóm 2, Xã Sông Đốc',
      '/hull/lengthMax': '15,6 m',
      '/safety/issuedOn': '01/10/2026',
      '/declaration/true': 'form.confirmed',
    });
  });

  test('is said in English to the last label', () => {
    expect(textsOf(localiseForm(form, 'en').ui).filter((text) => form.translations?.en?.[text] !== undefined && !SAME.has(text))).toEqual(
      [],
    );
  });
});

/** Written alike in both languages. */
const SAME = new Set(['m', 'Composite (FRP)']);

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ['label', 'text', 'help', 'title', 'description'].includes(key) && typeof inner === 'string' ? [inner] : textsOf(inner),
  );
}
