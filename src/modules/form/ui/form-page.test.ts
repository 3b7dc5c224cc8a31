import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { words } from '#messages';
import { answersToSend, checkAnswers, mergeAnswers, readPosted, summaryOf, type Answers, type Form, type Issue } from '../index.ts';
import { errorsOf } from './issue-text.ts';
import { AnswerSummary, FormPage } from './index.ts';
import { draw, postedFrom } from './drawn.fixture.ts';

const TODAY = '2026-11-22';
const form = JSON.parse(readFileSync('packs/ca-mau/forms/1.003650.json', 'utf8')) as Form;
const units = [
  { value: '32065', label: 'Xã Thới Bình' },
  { value: '32098', label: 'Xã Sông Đốc' },
];

const ANSWERS: Answers = {
  case: 'case-3',
  transfer: { fromOutside: true },
  vessel: {
    kind: 'fishing',
    number: 'CM-91234-TS',
    yearBuilt: 2015,
    builtAt: 'Trại "Sông Đốc" & <em>con</em>',
    gear: 'other',
    gearOther: 'Te, xiệp',
    homePort: 'Cảng cá Sông Đốc',
    homeUnit: '32098',
    crew: 8,
  },
  filing: { as: 'person' },
  applicant: person('096185000002'),
  owner: person('096085000001'),
  origin: { formerOwner: "H'Hen Niê", formerProvince: 'Kiên Giang' },
  hull: { material: 'wood', lengthMax: 15.6, breadthMax: 4.2, depth: 1.9, draft: 1.4 },
  engine: { has: false },
  safety: { number: '01/2026', issuedOn: '2026-10-01' },
  delivery: { how: 'post', address: { unitCode: 'elsewhere', area: 'Phường Ninh Kiều, Cần Thơ', detail: 'Số 1' } },
  declaration: { noDispute: true, true: true },
};

function person(cccd: string): Answers {
  const address = { unitCode: '32065', detail: 'Ấp 1', locationId: '096000000001' };
  return { fullName: 'Nguyễn Văn An', cccd, birthDate: '1985-09-04', sex: 'male', phone: '0900000001', email: 'an@example.vn', address };
}

function drawPage(page: string, answers = ANSWERS, issues: readonly Issue[] = []): string {
  return draw(FormPage, { form, page, answers, issues, units, today: TODAY });
}

describe.each(form.ui.elements.map(({ id }) => id))('the page %s', (page) => {
  test('posted back as it was drawn gives the same answers', () => {
    const before = answersToSend(form, ANSWERS);
    const after = mergeAnswers(before, readPosted(form, { page, answers: before, today: TODAY }, postedFrom(drawPage(page, before))));
    expect(answersToSend(form, after)).toEqual(before);
  });

  test('needs no inline style and no inline script, which the content policy forbids', () => {
    expect(drawPage(page)).not.toMatch(/\sstyle=|\son[a-z]+=|<script/iu);
  });

  test('has a field for every issue that its summary links to, and ties the words to it', () => {
    const issues = checkAnswers(form, { case: 'case-3', filing: { as: 'person' } }, { today: TODAY, page, papers: new Set() });
    const html = drawPage(page, { case: 'case-3', filing: { as: 'person' } }, issues);
    for (const { field } of errorsOf(form, issues, words('vi'))) {
      expect(html).toContain(`href="#${field}"`);
      expect(html).toContain(` id="${field}"`);
      expect(html).toContain(`id="${field}-error"`);
    }
  });

  test('has no id twice', () => {
    const ids = [...drawPage(page).matchAll(/\sid="([^"]+)"/gu)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });
});

test('without JavaScript, what an answer of the page decides is in sight under a remark', () => {
  const html = drawPage('technical', {});
  expect(html).toContain('name="/engine/powerKw"');
  expect(html).toContain(words('vi')('form.live'));
  expect(html).not.toMatch(/\shidden(?:=""|[ >])/u);
});

test('script text is just text', () => {
  const html = drawPage('people', { applicant: { fullName: '<script>alert(1)</script>' } });
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script>');
});

test('what is sent is shown in words, with a way back to each page', () => {
  const sayings = { words: words('vi'), unitName: (code: string) => units.find(({ value }) => value === code)?.label };
  const html = draw(AnswerSummary, {
    pages: summaryOf(form, ANSWERS, sayings),
    changeAt: (page: string) => `?trang=${page}`,
    papersOf: (component: string) => (component === 'G10-KQ007141' ? ['hop-dong.pdf'] : []),
  });
  expect(html).toContain('Ấp 1, Xã Thới Bình (096000000001)');
  expect(html).toContain('Trại "Sông Đốc" &amp; &lt;em>con&lt;/em>');
  expect(html).toContain('hop-dong.pdf');
  expect(html).toContain('href="?trang=vessel"');
});
