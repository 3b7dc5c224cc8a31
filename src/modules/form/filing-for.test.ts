import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answersFromPrincipal } from './filing-for.ts';
import type { Form } from './form.ts';

const COOPERATIVE = {
  'organisation.name': 'Hợp tác xã Thử',
  'organisation.taxNumber': '2000000003',
  'organisation.address': { unitCode: '32248', detail: 'Ấp 1' },
};

test('a person is the applicant', () => {
  expect(answersFromPrincipal(form('1.004359'), { 'person.fullName': 'Nguyễn Văn An', 'person.cccd': '096085000001' })).toEqual({
    applicant: { fullName: 'Nguyễn Văn An', cccd: '096085000001' },
  });
});

test('an organisation is the owner, and who represents it the applicant', () => {
  expect(answersFromPrincipal(form('1.004359'), { ...COOPERATIVE, 'organisation.representative': 'Lê Thị Bé' })).toEqual({
    filing: { as: 'organisation' },
    applicant: { fullName: 'Lê Thị Bé' },
    organisation: { name: 'Hợp tác xã Thử', taxNumber: '2000000003', address: { unitCode: '32248', detail: 'Ấp 1' } },
  });
});

test('a company that files for the owner of a household business is told apart from the business', () => {
  expect(answersFromPrincipal(form('1.001612'), COOPERATIVE)).toEqual({
    filing: { as: 'organisation' },
    agent: { name: 'Hợp tác xã Thử', taxNumber: '2000000003' },
  });
});

test('where no organisation may file nothing says that one does', () => {
  expect(answersFromPrincipal(form('1.004873'), COOPERATIVE)).toEqual({});
});

test.each([
  ['male', 'groom', 'bride'],
  ['female', 'bride', 'groom'],
] as const)('whoever marries and is %s is the %s, and is not asked twice who they are', (sex, own, other) => {
  const facts = { 'person.fullName': 'Nguyễn Văn An', 'person.cccd': '096085000001', 'person.sex': sex, 'person.ethnicity': 'Kinh' };
  const answers = answersFromPrincipal(marriageForm(), facts);
  expect(answers[own]).toEqual({ fullName: 'Nguyễn Văn An', cccd: '096085000001', ethnicity: 'Kinh' });
  expect(answers[other]).toBeUndefined();
  const before = { ...facts, 'person.nationality': 'vn', 'marital.status': 'never', 'partner.fullName': 'Lê Thị Bé' };
  const known = answersFromPrincipal(marriageForm(), before);
  expect(known).toMatchObject({ [own]: { nationality: 'Việt Nam', times: 1 }, [other]: { fullName: 'Lê Thị Bé' } });
  const divorced = answersFromPrincipal(marriageForm(), { ...before, 'person.nationality': 'other', 'marital.status': 'divorced' });
  expect(divorced[own]).toEqual({ fullName: 'Nguyễn Văn An', cccd: '096085000001', ethnicity: 'Kinh' });
});

/** The questions of a marriage under those every form asks of the applicant. */
function marriageForm(): Form {
  const own = JSON.parse(readFileSync('packs/ca-mau/questions/1.000894.json', 'utf8')) as Form;
  const first = form('1.004873');
  const people = first.ui.elements.slice(0, 1);
  const properties = { ...first.schema.properties, ...own.schema.properties };
  return { schema: { ...own.schema, properties }, ui: { ...own.ui, elements: [...people, ...own.ui.elements] } };
}

function form(code: string): Form {
  return JSON.parse(readFileSync(`packs/ca-mau/forms/${code}.json`, 'utf8')) as Form;
}
