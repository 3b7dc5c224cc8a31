import { ADDRESS_PARTS } from '../address-widget.ts';
import { FILING_AS } from '../filing-for.ts';
import type { Category, Control, JsonSchema, Party } from '../form.ts';
import { choices, page, whenOneOf, type DraftForm, type Question } from './draft-form.ts';
import type { Scribe } from './scribe.ts';

interface Easel {
  readonly draft: DraftForm;
  readonly scribe: Scribe;
}

/** Who files, for whom, and who that is. `alone`: a matter of persons, which no organisation has. */
export function peoplePages(easel: Easel, { alone }: { readonly alone: boolean }): readonly Category[] {
  const { draft, scribe } = easel;
  const as = [
    ['self', scribe.write('form.made.filing.self')],
    ['person', scribe.write('form.made.filing.person')],
    ...(alone ? [] : [['organisation', scribe.write('form.made.filing.organisation')] as const]),
  ] as const;
  const filing = draft.askAlways({
    path: FILING_AS,
    label: scribe.write('form.made.filing.as'),
    widget: 'radio',
    schema: choices(as),
    required: true,
  });
  const applicant = personQuestions('applicant', scribe).map((question) => draft.askAlways(question));
  return [
    page({
      id: 'people',
      label: scribe.write('form.made.people.page'),
      elements: [
        { type: 'Group', label: scribe.write('form.made.filing.group'), elements: [filing] },
        {
          type: 'Group',
          label: scribe.write('form.made.applicant.group'),
          options: { help: scribe.write('form.made.applicant.help') },
          elements: applicant,
        },
      ],
    }),
    ownerPage(easel, { alone }),
  ];
}

function ownerPage({ draft, scribe }: Easel, { alone }: { readonly alone: boolean }): Category {
  const people = personQuestions('owner', scribe).map((question) => draft.askSometimes(question));
  const person = {
    type: 'Group' as const,
    label: scribe.write('form.made.owner.person'),
    rule: whenOneOf(FILING_AS, ['person']),
    elements: people,
  };
  const organisation = {
    type: 'Group' as const,
    label: scribe.write('form.made.owner.organisation'),
    rule: whenOneOf(FILING_AS, ['organisation']),
    elements: alone ? [] : organisationQuestions({ draft, scribe }),
  };
  return page({
    id: 'owner',
    label: scribe.write('form.made.owner.page'),
    rule: whenOneOf(FILING_AS, alone ? ['person'] : ['person', 'organisation']),
    elements: alone ? [person] : [person, organisation],
  });
}

/** What an address holds, for a reader of the schema; the widget judges it. */
export const ADDRESS_SCHEMA: JsonSchema = {
  type: 'object',
  properties: Object.fromEntries(Object.entries(ADDRESS_PARTS).map(([part, maxLength]) => [part, { type: 'string', maxLength }])),
  required: ['unitCode', 'detail'],
  additionalProperties: false,
};

function personQuestions(of: Party, scribe: Scribe): readonly Question[] {
  const text = (maxLength: number): JsonSchema => ({ type: 'string', maxLength });
  const sexes = [
    ['male', scribe.write('form.made.person.male')],
    ['female', scribe.write('form.made.person.female')],
  ] as const;
  const asked = (field: string, question: Omit<Question, 'path' | 'of' | 'meaning'>): Question => ({
    path: `/${of}/${field}`,
    meaning: `person.${field}`,
    of,
    ...question,
  });
  return [
    asked('fullName', {
      label: scribe.write('form.made.person.fullName'),
      help: scribe.write('form.made.person.fullName.help'),
      widget: 'name',
      schema: text(100),
      required: true,
      ...forSelf(of, 'name'),
    }),
    asked('cccd', {
      label: scribe.write('form.made.person.cccd'),
      help: scribe.write('form.made.person.cccd.help'),
      widget: 'cccd',
      schema: { type: 'string', pattern: '^\\d{12}$' },
      required: true,
    }),
    asked('birthDate', {
      label: scribe.write('form.made.person.birthDate'),
      help: scribe.write('form.made.person.birthDate.help'),
      widget: 'birthDate',
      schema: { type: 'string', pattern: '^\\d{4}(-\\d{2}-\\d{2})?$' },
      required: true,
      ...forSelf(of, 'bday'),
    }),
    asked('sex', { label: scribe.write('form.made.person.sex'), widget: 'radio', schema: choices(sexes), required: true }),
    asked('phone', {
      label: scribe.write('form.made.person.phone'),
      help: scribe.write('form.made.person.phone.help'),
      widget: 'phone',
      schema: { type: 'string', pattern: '^0\\d{9,10}$' },
      required: true,
      mobile: of === 'applicant',
      ...forSelf(of, 'tel'),
    }),
    asked('email', {
      label: scribe.write('form.made.person.email'),
      help: scribe.write('form.made.person.email.help'),
      widget: 'email',
      schema: text(254),
      ...forSelf(of, 'email'),
    }),
    asked('address', { label: scribe.write('form.made.person.address'), widget: 'address', schema: ADDRESS_SCHEMA, required: true }),
  ];
}

function forSelf(of: Party, autocomplete: string): { autocomplete?: string } {
  return of === 'applicant' ? { autocomplete } : {};
}

function organisationQuestions({ draft, scribe }: Easel): readonly Control[] {
  const of = 'owner';
  return [
    draft.askSometimes({
      path: '/organisation/name',
      meaning: 'organisation.name',
      of,
      label: scribe.write('form.made.organisation.name'),
      help: scribe.write('form.made.organisation.name.help'),
      widget: 'text',
      schema: { type: 'string', maxLength: 200 },
      required: true,
    }),
    draft.askSometimes({
      path: '/organisation/taxNumber',
      meaning: 'organisation.taxNumber',
      of,
      label: scribe.write('form.made.organisation.taxNumber'),
      help: scribe.write('form.made.organisation.taxNumber.help'),
      example: '2000000003',
      widget: 'taxNumber',
      schema: { type: 'string', pattern: '^(\\d{10}(-\\d{3})?|\\d{12})$' },
      required: true,
    }),
    draft.askSometimes({
      path: '/organisation/role',
      of,
      label: scribe.write('form.made.organisation.role'),
      example: scribe.write('form.made.organisation.role.example'),
      widget: 'text',
      schema: { type: 'string', maxLength: 100 },
      required: true,
    }),
    draft.askSometimes({
      path: '/organisation/address',
      meaning: 'organisation.address',
      of,
      label: scribe.write('form.made.organisation.address'),
      widget: 'address',
      schema: ADDRESS_SCHEMA,
      required: true,
    }),
  ];
}
