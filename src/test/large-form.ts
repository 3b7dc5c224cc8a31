import type { Answers, Control, Element, Form, JsonSchema, Rule } from '#modules/form';

/** How many questions the form below asks outside of its list, and how many rows of how many questions its answers have. */
export const LARGE = { fields: 100, rows: 10, rowFields: 10 } as const;

const KINDS = ['radio', 'text', 'name', 'cccd', 'phone', 'number', 'money', 'date', 'yesNo', 'choice'] as const;

const CHOICES = ['a', 'b', 'c', 'd'].map((value) => ({ const: value, title: `Lựa chọn ${value}` }));

const SCHEMAS: Readonly<Record<(typeof KINDS)[number], JsonSchema>> = {
  radio: { type: 'string', oneOf: CHOICES },
  text: { type: 'string', maxLength: 200 },
  name: { type: 'string', maxLength: 100 },
  cccd: { type: 'string', pattern: '^\\d{12}$' },
  phone: { type: 'string', pattern: '^0\\d{9,10}$' },
  number: { type: 'number', minimum: 0, maximum: 1000 },
  money: { type: 'integer', minimum: 0 },
  date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  yesNo: { type: 'boolean' },
  choice: { type: 'string', oneOf: CHOICES },
};

const ANSWERS: Readonly<Record<(typeof KINDS)[number], unknown>> = {
  radio: 'a',
  text: 'Nội dung thử',
  name: 'Người Thử Một',
  cccd: '096085000001',
  phone: '0900000001',
  number: 15.6,
  money: 15_000_000,
  date: '2026-10-01',
  yesNo: true,
  choice: 'b',
};

/** A form larger than any real one: 100 questions on ten pages, a rule on nine of ten, and a list whose rows have rules of their own. */
export function largeForm(): Form {
  const properties = Object.fromEntries(Array.from({ length: LARGE.fields }, (_, at) => [`q${at}`, SCHEMAS[kindAt(at)]]));
  const row = {
    type: 'object',
    properties: Object.fromEntries(Array.from({ length: LARGE.rowFields }, (_, at) => [`q${at}`, SCHEMAS[kindAt(at)]])),
    additionalProperties: false,
  };
  const members = { type: 'object', additionalProperties: row, maxProperties: 20 };
  return {
    schema: {
      type: 'object',
      properties: { block: { type: 'object', properties, additionalProperties: false }, members },
      additionalProperties: false,
    },
    ui: {
      type: 'Categorization',
      elements: Array.from({ length: 10 }, (_, page) => ({
        type: 'Category' as const,
        id: `page-${page}`,
        label: `Trang ${page + 1}`,
        elements: [...fieldsOf(page), ...(page === 9 ? [list()] : [])],
      })),
    },
  };
}

/** Right answers to it, all of them shown. */
export function largeAnswers(): Answers {
  const rows = Array.from({ length: LARGE.rows }, (_, at) => [`row${String(at).padStart(5, '0')}`, answersOf(LARGE.rowFields)]);
  return { block: answersOf(LARGE.fields), members: Object.fromEntries(rows) as Answers };
}

function kindAt(at: number): (typeof KINDS)[number] {
  return KINDS[at % KINDS.length] ?? 'text';
}

function answersOf(count: number): Answers {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`q${at}`, ANSWERS[kindAt(at)]]));
}

function fieldsOf(page: number): readonly Element[] {
  return Array.from({ length: 10 }, (_, index) => {
    const at = page * 10 + index;
    return at % 10 === 0 ? field(at, '#/properties/block') : { ...field(at, '#/properties/block'), rule: ruleOf(at) };
  });
}

function field(at: number, around: string): Control {
  const scope = `${around}/properties/q${at}`;
  return { type: 'Control', scope, label: `Câu hỏi ${at + 1}`, options: { widget: kindAt(at), required: true } };
}

/** Each looks at the radio of its page and at the question before it; what looks three ways costs most. */
function ruleOf(at: number): Rule {
  const scope = (n: number): string => `#/properties/block/properties/q${n}`;
  const radio = { scope: scope(at - (at % 10)), schema: { enum: ['a', 'b', 'c'] } };
  const before = { scope: scope(at - 1), schema: SCHEMAS[kindAt(at - 1)] };
  return { effect: 'SHOW', condition: { type: 'AND', conditions: [radio, before] } };
}

function list(): Element {
  const detail = Array.from({ length: LARGE.rowFields }, (_, at): Element => {
    if (at === 0) return field(at, '#');
    const own = { scope: '#/properties/q0', schema: { const: 'a' } };
    const whole = { scope: '#/form/properties/block/properties/q0', schema: { const: 'a' } };
    return { ...field(at, '#'), rule: { effect: 'SHOW', condition: { type: 'AND', conditions: [own, whole] } } };
  });
  return {
    type: 'Control',
    scope: '#/properties/members',
    label: 'Thành viên',
    options: { widget: 'rows', rowLabel: 'Thành viên', addLabel: 'Thêm thành viên', detail },
  };
}
