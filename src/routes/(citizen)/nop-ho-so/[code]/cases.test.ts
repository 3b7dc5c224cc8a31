import { expect, test } from 'vitest';
import { words } from '#messages';
import type { RevisionContent } from '#modules/procedure';
import { casesToChoose } from './cases.ts';

const READER = { lang: 'vi', t: words('vi') };
const oneOf = [
  { const: 'moi', title: 'Tàu đóng mới', description: 'Vừa đóng xong.' },
  { const: 'cu', title: 'Tàu cũ' },
];
const finder = {
  label: 'Tàu mới hay cũ?',
  choices: [
    { value: 'm', label: 'Mới', case: 'moi', because: 'Vừa đóng xong.' },
    { value: 'c', label: 'Cũ', case: 'cu', because: 'Đã đăng ký.' },
  ],
};
const content = {
  cases: [
    { id: 'moi', name: 'Đóng mới' },
    { id: 'cu', name: 'Tàu cũ' },
  ],
  form: {
    schema: { type: 'object', properties: { case: { type: 'string', oneOf } } },
    ui: {
      type: 'Categorization',
      elements: [
        {
          type: 'Category',
          id: 'case',
          label: '',
          elements: [{ type: 'Control', scope: '#/properties/case', label: '', options: { widget: 'radio' } }],
        },
      ],
    },
    translations: { en: { 'Tàu đóng mới': 'Newly built' } },
    finder,
  },
} as unknown as RevisionContent;

function chosenWith(query: string) {
  return casesToChoose(content, new URLSearchParams(query), READER);
}

test('a case has its short name, and beside it what the procedure calls it', () => {
  expect(chosenWith('')?.options).toEqual([
    { value: 'moi', label: 'Tàu đóng mới', help: 'Vừa đóng xong. Tên trong thủ tục: Đóng mới.' },
    { value: 'cu', label: 'Tàu cũ' },
  ]);
  expect(casesToChoose(content, new URLSearchParams(), { lang: 'en', t: words('en') })?.options[0]).toMatchObject({ label: 'Newly built' });
});

test('a link names a case, questions find one, and what they find is chosen with its reason', () => {
  expect(chosenWith('truong-hop=cu')).toMatchObject({ chosen: 'cu', finder: { begun: false } });
  expect(chosenWith('truong-hop=constructor')?.chosen).toBe('');
  expect(chosenWith('hoi=')).toMatchObject({ chosen: '', finder: { begun: true, missing: false, next: { label: 'Tàu mới hay cũ?' } } });
  expect(chosenWith('hoi=&buoc=tra-loi')).toMatchObject({ finder: { missing: true } });
  expect(chosenWith('hoi=&buoc=tra-loi&tra-loi=m')).toMatchObject({
    chosen: 'moi',
    finder: { soFar: 'm', name: 'Tàu đóng mới', found: { because: 'Vừa đóng xong.' } },
  });
});

test('nothing is chosen where there is nothing to choose', () => {
  expect(casesToChoose({ ...content, cases: [{ id: 'general', name: null, limits: {} }] }, new URLSearchParams(), READER)).toBeNull();
});
