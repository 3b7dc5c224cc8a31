import fc from 'fast-check';
import type { Answers, Form, JsonSchema, Rule, Widget } from '#modules/form';

/** A question as the arbitrary below imagines it: how it is asked, and what a right answer looks like. */
interface Question {
  readonly widget: Widget;
  readonly schema: JsonSchema;
  readonly answer: fc.Arbitrary<unknown>;
}

const oneOf = ['a', 'b', 'c'].map((value) => ({ const: value, title: `Choice ${value}` }));
const words = fc
  .stringMatching(/^[A-Za-zđĐăâêôơưàáảãạếềểễệọờợỷỵ<>&"']{1,12}( [a-zđăâêôơưàáảãạếềểễệọờợỷỵ]{1,12}){0,3}$/u)
  .map((text) => text.normalize('NFC'));
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const QUESTIONS: readonly Question[] = [
  { widget: 'text', schema: { type: 'string', maxLength: 100 }, answer: words },
  {
    widget: 'longText',
    schema: { type: 'string' },
    answer: fc.array(words, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  },
  { widget: 'name', schema: { type: 'string' }, answer: fc.constantFrom('Nguyễn Văn An', "H'Hen Niê", 'Lê Thị Bé') },
  { widget: 'cccd', schema: { type: 'string' }, answer: fc.stringMatching(/^\d{12}$/u) },
  { widget: 'phone', schema: { type: 'string' }, answer: fc.stringMatching(/^0[35789]\d{8}$/u) },
  { widget: 'email', schema: { type: 'string' }, answer: fc.constantFrom('an@example.vn', 'be.le@mail.example.com') },
  { widget: 'date', schema: { type: 'string' }, answer: day },
  { widget: 'birthDate', schema: { type: 'string' }, answer: fc.oneof(day, fc.integer({ min: 1930, max: 2020 }).map(String)) },
  { widget: 'year', schema: { type: 'integer', minimum: 1900 }, answer: fc.integer({ min: 1900, max: 2100 }) },
  {
    widget: 'number',
    schema: { type: 'number', minimum: 0 },
    answer: fc.oneof(
      fc.integer({ min: 0, max: 99_999 }),
      fc.integer({ min: 0, max: 99_999 }).map((n) => n / 100),
    ),
  },
  { widget: 'money', schema: { type: 'integer' }, answer: fc.nat() },
  { widget: 'choice', schema: { type: 'string', oneOf }, answer: fc.constantFrom('a', 'b', 'c') },
  { widget: 'radio', schema: { type: 'string', oneOf }, answer: fc.constantFrom('a', 'b', 'c') },
  { widget: 'yesNo', schema: { type: 'boolean' }, answer: fc.boolean() },
  { widget: 'confirm', schema: { type: 'boolean' }, answer: fc.constant(true) },
  { widget: 'unit', schema: { type: 'string' }, answer: fc.constantFrom('32065', '31825') },
  { widget: 'address', schema: { type: 'object' }, answer: fc.record({ unitCode: fc.constantFrom('32065', '32248'), detail: words }) },
];

const ruleSchema: fc.Arbitrary<JsonSchema> = fc.constantFrom<JsonSchema>(
  { const: 'a' },
  { enum: ['a', 'b'] },
  { const: true },
  { type: 'string' },
  { minimum: 1950 },
);

/** A form of several pages with rules that look back, and answers to it: some right, some wrong, some missing. */
export const anyForm: fc.Arbitrary<{ form: Form; right: Answers; any: Answers }> = fc
  .array(
    fc.record({
      question: fc.constantFrom(...QUESTIONS),
      required: fc.boolean(),
      newPage: fc.boolean(),
      grouped: fc.boolean(),
      rule: fc.option(
        fc.record({ back: fc.integer({ min: 1, max: 6 }), schema: ruleSchema, effect: fc.constantFrom('SHOW' as const, 'HIDE' as const) }),
      ),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .chain((asked) => {
    const form = formOf(asked);
    return fc.record({
      form: fc.constant(form),
      right: fc.tuple(...asked.map(({ question }) => question.answer)).map(answersOf),
      any: fc.tuple(...asked.map(({ question }) => sometimesRight(question))).map(answersOf),
    });
  });

function sometimesRight({ answer }: Question): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 6, arbitrary: answer },
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
}

interface AskedQuestion {
  readonly question: Question;
  readonly required: boolean;
  readonly newPage: boolean;
  readonly grouped: boolean;
  readonly rule: { readonly back: number; readonly schema: JsonSchema; readonly effect: 'SHOW' | 'HIDE' } | null;
}

function formOf(asked: readonly AskedQuestion[]): Form {
  const pages: Form['ui']['elements'][number][] = [];
  const properties = Object.fromEntries(asked.map(({ question }, at) => [`q${at}`, question.schema]));

  for (const [at, { question, required, newPage, grouped, rule }] of asked.entries()) {
    const scope = (n: number) => `#/properties/block/properties/q${n}`;
    const looksBack: { rule: Rule } | Record<string, never> =
      rule && at - rule.back >= 0
        ? { rule: { effect: rule.effect, condition: { scope: scope(at - rule.back), schema: rule.schema } } }
        : {};
    const control = { type: 'Control' as const, scope: scope(at), label: `Question ${at}`, options: { widget: question.widget, required } };
    const element = grouped ? { type: 'Group' as const, label: 'Group', elements: [control], ...looksBack } : { ...control, ...looksBack };
    const last = pages.at(-1);
    if (newPage || !last) pages.push({ type: 'Category', id: `page-${pages.length}`, label: `Page ${pages.length}`, elements: [element] });
    else pages.splice(-1, 1, { ...last, elements: [...last.elements, element] });
  }
  return {
    schema: {
      type: 'object',
      properties: { block: { type: 'object', properties, additionalProperties: false } },
      additionalProperties: false,
    },
    ui: { type: 'Categorization', elements: pages },
  };
}

function answersOf(values: readonly unknown[]): Answers {
  const given = values.map((value, at) => [`q${at}`, value] as const).filter(([, value]) => value !== undefined);
  return { block: Object.fromEntries(given) };
}
