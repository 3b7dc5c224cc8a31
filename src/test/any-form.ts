import fc from 'fast-check';
import type { Answers, Element, Form, JsonSchema, Rule, Widget } from '#modules/form';

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
  { widget: 'birthDate', schema: { type: 'string' }, answer: fc.oneof(day, fc.integer({ min: 1930, max: 1976 }).map(String)) },
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
  { widget: 'taxNumber', schema: { type: 'string' }, answer: fc.constantFrom('0314409058', '0314409058-001', '096085000001') },
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

const askedQuestion: fc.Arbitrary<AskedQuestion> = fc.record({
  question: fc.constantFrom(...QUESTIONS),
  required: fc.boolean(),
  newPage: fc.boolean(),
  grouped: fc.boolean(),
  rule: fc.option(
    fc.record({ back: fc.integer({ min: 1, max: 6 }), schema: ruleSchema, effect: fc.constantFrom('SHOW' as const, 'HIDE' as const) }),
  ),
});

const askedList: fc.Arbitrary<AskedList> = fc.record({
  // Every row asks something, whatever was answered before.
  detail: fc.array(askedQuestion, { minLength: 1, maxLength: 4 }).map(([first, ...rest]) => [{ ...first!, rule: null }, ...rest]),
  least: fc.integer({ min: 0, max: 2 }),
});

/** A key of a row. */
export const anyRowId = fc.stringMatching(/^[a-z0-9]{6,12}$/u);

/** A form of several pages with rules that look back, sometimes with a list of rows, and answers to it: some right, some wrong, some missing. */
export const anyForm: fc.Arbitrary<{ form: Form; right: Answers; any: Answers }> = fc
  .record({ asked: fc.array(askedQuestion, { minLength: 1, maxLength: 14 }), list: fc.option(askedList) })
  .chain(({ asked, list }) => {
    const form = formOf(asked, list);
    return fc.record({
      form: fc.constant(form),
      right: answersTo(asked, list, ({ answer }) => answer),
      any: answersTo(asked, list, sometimesRight),
    });
  });

function answersTo(
  asked: readonly AskedQuestion[],
  list: AskedList | null,
  answerTo: (question: Question) => fc.Arbitrary<unknown>,
): fc.Arbitrary<Answers> {
  const answers = fc.tuple(...asked.map(({ question }) => answerTo(question))).map(answersIn);
  if (!list) return answers.map((block) => ({ block }));
  const row = fc.tuple(...list.detail.map(({ question }) => answerTo(question))).map(answersIn);
  const rows = fc.dictionary(anyRowId, row, { minKeys: Math.max(1, list.least), maxKeys: 4, noNullPrototype: true });
  return fc.tuple(answers, rows).map(([block, members]) => ({ block: { ...block, members } }));
}

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

interface AskedList {
  readonly detail: readonly AskedQuestion[];
  readonly least: number;
}

function formOf(asked: readonly AskedQuestion[], list: AskedList | null): Form {
  const pages: Form['ui']['elements'][number][] = [];
  const properties = propertiesOf(asked);

  for (const [at, question] of asked.entries()) {
    const element = elementOf(question, at, (n) => `#/properties/block/properties/q${n}`);
    const last = pages.at(-1);
    if (question.newPage || !last)
      pages.push({ type: 'Category', id: `page-${pages.length}`, label: `Page ${pages.length}`, elements: [element] });
    else pages.splice(-1, 1, { ...last, elements: [...last.elements, element] });
  }
  const last = pages.at(-1);
  if (list && last) pages.splice(-1, 1, { ...last, elements: [...last.elements, listElement(list, asked.length)] });
  return {
    schema: {
      type: 'object',
      properties: {
        block: {
          type: 'object',
          properties: list ? { ...properties, members: listSchema(list) } : properties,
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    ui: { type: 'Categorization', elements: pages },
  };
}

function propertiesOf(asked: readonly AskedQuestion[]): Record<string, JsonSchema> {
  return Object.fromEntries(asked.map(({ question }, at) => [`q${at}`, question.schema]));
}

function elementOf({ question, required, grouped, rule }: AskedQuestion, at: number, scope: (n: number) => string): Element {
  const looksBack: { rule: Rule } | Record<string, never> =
    rule && at - rule.back >= 0 ? { rule: { effect: rule.effect, condition: { scope: scope(at - rule.back), schema: rule.schema } } } : {};
  const control = { type: 'Control' as const, scope: scope(at), label: `Question ${at}`, options: { widget: question.widget, required } };
  return grouped ? { type: 'Group' as const, label: 'Group', elements: [control], ...looksBack } : { ...control, ...looksBack };
}

function listSchema({ detail, least }: AskedList): JsonSchema {
  const row = { type: 'object', properties: propertiesOf(detail), additionalProperties: false };
  return { type: 'object', additionalProperties: row, ...(least > 0 ? { minProperties: least } : {}), maxProperties: 5 };
}

/** In a row, what is looked at further back than the row is a question of the form around it. */
function listElement({ detail }: AskedList, before: number): Element {
  const elements = detail.map((question, at) => {
    const back = question.rule ? at - question.rule.back : 0;
    const own = elementOf(question, at, (n) => `#/properties/q${n}`);
    if (!question.rule || back >= 0 || before + back < 0) return own;
    const condition = { scope: `#/form/properties/block/properties/q${before + back}`, schema: question.rule.schema };
    return { ...own, rule: { effect: question.rule.effect, condition } };
  });
  return {
    type: 'Control',
    scope: '#/properties/block/properties/members',
    label: 'Members',
    options: { widget: 'rows', rowLabel: 'Member', addLabel: 'Add a member', detail: elements },
  };
}

function answersIn(values: readonly unknown[]): Answers {
  return Object.fromEntries(values.map((value, at) => [`q${at}`, value] as const).filter(([, value]) => value !== undefined));
}
