import { describe, expect, test } from 'vitest';
import { words } from '#messages';
import { household, twoMembers } from '../household.fixture.ts';
import { answersToSend, checkAnswers, mergeAnswers, readPosted, summaryOf, type Answers, type Issue } from '../index.ts';
import { draw, postedFrom } from './drawn.fixture.ts';
import { errorsOf } from './issue-text.ts';
import { AnswerSummary, FormPage } from './index.ts';

const TODAY = '2026-11-22';
const AN = '/members/mia0a0aaaaaa';
const BE = '/members/mia0b0aaaaaa';
const t = words('vi');

function drawPeople(answers: Answers, issues: readonly Issue[] = []): string {
  return draw(FormPage, { form: household, page: 'people', answers, issues, units: [], today: TODAY });
}

describe('a list of rows on a page without scripts', () => {
  test('posted back as it was drawn gives the same answers', () => {
    const posted = postedFrom(drawPeople(twoMembers));
    expect(posted).toContainEqual([AN, 'row']);
    const after = mergeAnswers(twoMembers, readPosted(household, { page: 'people', answers: twoMembers, today: TODAY }, posted));
    expect(answersToSend(household, after)).toEqual(answersToSend(household, twoMembers));
  });

  test('has buttons that send the page with a row more or less', () => {
    const html = drawPeople(twoMembers);
    expect(html).toMatch(/<button[^>]*name="row"[^>]*value="add \/members"[^>]*type="submit"/u);
    expect(html).toMatch(new RegExp(`<button[^>]*name="row"[^>]*value="remove ${AN}"`, 'u'));
    expect(html).toContain(t('form.rows.remove', { row: 'Thành viên 2' }));
  });

  test('keeps the rows it wants, and says when there is no room for more', () => {
    expect(drawPeople({ kind: 'household' })).not.toContain('value="remove');
    expect(drawPeople({ kind: 'household' })).toContain('name="/members/000001/fullName"');
    const full = mergeAnswers(twoMembers, { members: { mia0c0aaaaaa: {} } });
    expect(drawPeople(full)).not.toContain('value="add');
    expect(drawPeople(full)).toContain(t('form.rows.full', { most: 3 }));
  });

  test('has no id twice, and nothing inline', () => {
    const html = drawPeople(twoMembers);
    const ids = [...html.matchAll(/\sid="([^"]+)"/gu)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<script/iu);
  });

  test('says at the field and in the summary what is wrong, and in which row', () => {
    const wrong = mergeAnswers(twoMembers, { members: { mia0b0aaaaaa: { school: null } } });
    const issues = checkAnswers(household, wrong, { today: TODAY, page: 'people' });
    expect(errorsOf(household, issues, t)).toEqual([{ field: `${BE}/school`, text: `Thành viên 2 – Trường: ${t('issue.required')}` }]);
    const html = drawPeople(wrong, issues);
    expect(html).toContain(`href="#${BE}/school"`);
    expect(html).toContain(` id="${BE}/school"`);
    expect(html).toContain(`id="${BE}/school-error"`);
  });

  test('leads to the list when the list as a whole is wrong', () => {
    const html = drawPeople(twoMembers, [{ path: '/members', code: 'rows.too-few', min: 3 }]);
    expect(html).toContain('href="#/members"');
    expect(html).toContain(' id="/members"');
    expect(html).toContain(t('issue.rows.too-few', { min: '3' }));
  });

  test('every alternative of a one-of group stands under the name of its choice', () => {
    expect(drawPeople(twoMembers)).toContain(t('form.live.when', { choice: 'Hộ chiếu' }));
  });
});

test('a summary puts what stands in one row under its name', () => {
  const html = draw(AnswerSummary, { pages: summaryOf(household, twoMembers, { words: t }) });
  expect(html.match(/<h3[^>]*>(?:<!---->)?Thành viên \d/gu)).toHaveLength(2);
  expect(html).toContain('50.000.000 ₫');
});
