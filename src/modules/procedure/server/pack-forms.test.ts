import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { words } from '#messages';
import {
  answersToSend,
  checkAnswers,
  choicesOf,
  finderProblems,
  formFromRecord,
  formProblems,
  localiseForm,
  pagesOf,
  visibleControls,
  type Answers,
  type Form,
  type PlacedControl,
} from '#modules/form';
import { rightAnswers } from '#test/right-answers';
import { contentOf } from '../content.ts';
import { PROVINCE } from '../procedure.fixture.ts';
import { readProcedureFile } from '../read-file.ts';
import type { RevisionContent } from '../revision.ts';
import { readPackForms } from './pack-forms.ts';

const PACK = 'packs/ca-mau';
const TODAY = '2026-11-22';
const contents = realContents();

/** Told in one's own words, because nobody can know beforehand what somebody had built or broken. */
const TALES: ReadonlySet<string> = new Set(['1.003650 /origin/conversion']);

/** Where something is typed, people are shown how. Names and addresses say it themselves. */
const TYPED: ReadonlySet<string> = new Set(['text', 'number', 'money', 'taxNumber', 'date', 'birthDate', 'year', 'cccd']);

const MOST_ON_A_PAGE = 8;

/** A vessel is asked for as its certificate shows it. */
const LONG: ReadonlySet<string> = new Set(['1.003650 vessel', '1.003650 technical']);

describe.each([...contents])('the form of %s', (code, { form, cases }) => {
  test('has no problems', () => {
    expect([...formProblems(form), ...finderProblems(form)]).toEqual([]);
    expect(form.finder === undefined).toBe(cases.length === 1);
  });

  test('can be filled in rightly, whatever the case and whoever it is for', () => {
    for (const answers of everyWay(form)) {
      const right = rightAnswers(form, answers, TODAY);
      expect(checkAnswers(form, right.answers, { today: TODAY, papers: new Set(right.papers) })).toEqual([]);
      expect(answersToSend(form, right.answers)).toEqual(answersToSend(form, answersToSend(form, right.answers)));
    }
  });

  test('asks nothing in a big box that a proper question can ask', () => {
    const boxes = everything(form).filter(({ control }) => control.options.widget === 'longText');
    expect(boxes.map(({ path }) => `${code} ${path}`).filter((box) => !TALES.has(box))).toEqual([]);
  });

  test('helps wherever something is typed', () => {
    const bare = everything(form).filter(({ control: { options } }) => TYPED.has(options.widget) && !options.help && !options.example);
    expect([...new Set(bare.map(({ path }) => path))]).toEqual([]);
  });

  test('asks no more on one page than a person can see', () => {
    for (const answers of everyWay(form)) {
      const shown = visibleControls(form, rightAnswers(form, answers, TODAY).answers);
      const questions = shown.filter(({ control, row }) => row === undefined && control.options.widget !== 'paper');
      const many = pagesOf(form, answers).map(({ id }) => [id, questions.filter(({ page }) => page === id).length] as const);
      expect(many.filter(([id, count]) => count > MOST_ON_A_PAGE && !LONG.has(`${code} ${id}`))).toEqual([]);
    }
  });

  test('takes up a draft of the form before, and names what it no longer asks', () => {
    const { answers, papers } = rightAnswers(form, everyWay(form)[0] ?? {}, TODAY);
    const before = { ...answers, request: { content: 'Xin cấp lại.' } };
    expect(checkAnswers(form, before, { today: TODAY, papers: new Set(papers) })).toEqual([{ path: '/request', code: 'unknown-field' }]);
    expect(answersToSend(form, before)).toEqual(answersToSend(form, answers));
  });

  test('is said in English to the last word', () => {
    const { ui, schema } = localiseForm(form, 'en');
    expect([...new Set(vietnameseIn({ ui, schema: schema.properties }))]).toEqual([]);
    const dictionary = form.translations?.en ?? {};
    expect(vietnameseIn(form.finder).filter((text) => dictionary[text] === undefined)).toEqual([]);
  });
});

/** Every combination of the first choices: the case, and for whom. */
function everyWay(form: Form): Answers[] {
  const choices = (schema: unknown): (string | undefined)[] => {
    const all = choicesOf((schema ?? {}) as Form['schema']).map(({ value }) => value);
    return all.length > 0 ? all : [undefined];
  };
  const { properties } = form.schema;
  return choices(properties?.case).flatMap((chosen) =>
    choices(properties?.filing?.properties?.as).map((as) => ({
      ...(chosen === undefined ? {} : { case: chosen }),
      ...(as === undefined ? {} : { filing: { as } }),
    })),
  );
}

/** Every question that may come, rows included. */
function everything(form: Form): readonly PlacedControl[] {
  const rightly = everyWay(form).flatMap((answers) => visibleControls(form, rightAnswers(form, answers, TODAY).answers));
  return [...rightly, ...visibleControls({ ...form, ui: withoutRules(form.ui) as Form['ui'] }, {})];
}

function withoutRules(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRules);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'rule')
      .map(([key, inner]) => [key, withoutRules(inner)]),
  );
}

const SAID: ReadonlySet<string> = new Set(['label', 'text', 'help', 'title', 'description', 'note', 'rowLabel', 'addLabel', 'because']);
const VIETNAMESE = /[ăâđêôơưàảãạằẳẵặầẩẫậèẻẽẹềểễệìỉĩịòỏõọồổỗộờởỡợùủũụừửữựỳỷỹỵ]/iu;

/** Names of people, places and papers stay as they are. */
const NAMES = /Cà Mau|Hộ kinh doanh|đồng|Việt Nam|\.BĐ/gu;

function vietnameseIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(vietnameseIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    SAID.has(key) && typeof inner === 'string' ? (VIETNAMESE.test(inner.replaceAll(NAMES, '')) ? [inner] : []) : vietnameseIn(inner),
  );
}

function realContents(): ReadonlyMap<string, RevisionContent> {
  const read = readProcedureFile(readFileSync(`${PACK}/data/procedures.json`, 'utf8'));
  if (!read.ok) throw new Error('The pack is malformed', { cause: read.refusal });
  const makeForm = readPackForms(PACK, (source) => formFromRecord(source, { vi: words('vi'), en: words('en') }));
  return new Map(read.value.map(({ record }) => [record.code, contentOf(record, [], { ...PROVINCE, makeForm })]));
}
