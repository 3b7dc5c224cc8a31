import type { Answers, Form } from './form.ts';

/** A small form with everything that has parts: a list of people with rules of its own, and a proof in one of three ways. */
export const household: Form = {
  schema: {
    type: 'object',
    properties: {
      kind: { type: 'string', oneOf: ['household', 'alone'].map((value) => ({ const: value, title: value })) },
      members: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          properties: {
            fullName: { type: 'string', maxLength: 100 },
            cccd: { type: 'string', pattern: '^\\d{12}$' },
            isChild: { type: 'boolean' },
            school: { type: 'string', maxLength: 100 },
            share: { type: 'integer', minimum: 1 },
            address: { type: 'object' },
          },
          required: ['fullName'],
          additionalProperties: false,
        },
        minProperties: 1,
        maxProperties: 3,
      },
      proofKind: { type: 'string' },
      proof: {
        type: 'object',
        properties: { cccd: { type: 'string' }, passport: { type: 'string', maxLength: 20 }, issuedOn: { type: 'string' } },
        additionalProperties: false,
      },
    },
    required: ['kind'],
    additionalProperties: false,
  },
  ui: {
    type: 'Categorization',
    elements: [
      {
        type: 'Category',
        id: 'kind',
        label: 'Loại',
        elements: [{ type: 'Control', scope: '#/properties/kind', label: 'Loại', options: { widget: 'radio' } }],
      },
      {
        type: 'Category',
        id: 'people',
        label: 'Thành viên',
        elements: [
          {
            type: 'Control',
            scope: '#/properties/members',
            label: 'Thành viên hộ',
            meaning: 'household.members',
            rule: { effect: 'SHOW', condition: { scope: '#/properties/kind', schema: { const: 'household' } } },
            options: {
              widget: 'rows',
              rowLabel: 'Thành viên',
              addLabel: 'Thêm thành viên',
              detail: [
                {
                  type: 'Control',
                  scope: '#/properties/fullName',
                  label: 'Họ và tên',
                  meaning: 'person.fullName',
                  options: { widget: 'name' },
                },
                { type: 'Control', scope: '#/properties/cccd', label: 'Số định danh', meaning: 'person.cccd', options: { widget: 'cccd' } },
                { type: 'Control', scope: '#/properties/isChild', label: 'Còn đi học?', options: { widget: 'yesNo' } },
                {
                  type: 'Control',
                  scope: '#/properties/school',
                  label: 'Trường',
                  rule: { effect: 'SHOW', condition: { scope: '#/properties/isChild', schema: { const: true } } },
                  options: { widget: 'text', required: true },
                },
                {
                  type: 'Group',
                  label: 'Phần góp',
                  rule: { effect: 'SHOW', condition: { scope: '#/form/properties/kind', schema: { const: 'household' } } },
                  elements: [{ type: 'Control', scope: '#/properties/share', label: 'Phần góp', options: { widget: 'money' } }],
                },
                { type: 'Control', scope: '#/properties/address', label: 'Nơi ở', options: { widget: 'address' } },
              ],
            },
          },
          {
            type: 'OneOf',
            label: 'Giấy tờ chứng minh',
            scope: '#/properties/proofKind',
            required: true,
            options: { help: 'Chọn một loại.' },
            alternatives: [
              {
                const: 'cccd',
                label: 'Căn cước',
                elements: [
                  {
                    type: 'Control',
                    scope: '#/properties/proof/properties/cccd',
                    label: 'Số',
                    options: { widget: 'cccd', required: true },
                  },
                ],
              },
              {
                const: 'passport',
                label: 'Hộ chiếu',
                help: 'Còn hạn.',
                elements: [
                  {
                    type: 'Control',
                    scope: '#/properties/proof/properties/passport',
                    label: 'Số hộ chiếu',
                    options: { widget: 'text', required: true },
                  },
                  { type: 'Control', scope: '#/properties/proof/properties/issuedOn', label: 'Ngày cấp', options: { widget: 'date' } },
                ],
              },
              { const: 'none', label: 'Không có', elements: [] },
            ],
          },
        ],
      },
    ],
  },
  translations: {
    en: { 'Thành viên': 'Member', 'Thêm thành viên': 'Add a member', 'Họ và tên': 'Full name', 'Căn cước': 'Identity card' },
  },
};

/** Two people, in the order in which they were added. */
export const twoMembers: Answers = {
  kind: 'household',
  members: {
    mia0b0aaaaaa: { fullName: 'Lê Thị Bé', isChild: true, school: 'Trường Thử' },
    mia0a0aaaaaa: { fullName: 'Nguyễn Văn An', cccd: '096085000001', share: 50_000_000 },
  },
  proofKind: 'none',
};
