import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { OFFICIAL_PAPERS, PAPER_IDS } from './official-papers.ts';
import { formBySet, formFor, PaperForms } from './paper-forms.ts';
import { readPaperForms } from './server/read-paper-forms.ts';

const forms = readPaperForms('packs/ca-mau');
const form = { paper: 'mau-01-receipt', template: 'mau-01-receipt', number: 'Mẫu 01', title: 'Giấy', symbol: 'TNHS' } as const;

/** Every paper on a set of its own; what is said of the first set is changed. */
function setsWith(...changed: readonly object[]): unknown {
  const general = { id: 'A', basis: 'Thông tư A', from: '2020-01-01', until: null, fields: [], checked: true };
  const rest = PAPER_IDS.filter((paper) => paper !== form.paper).map((paper) => ({ ...form, paper }));
  return { note: '', sets: [{ ...general, id: 'rest', forms: rest }, ...changed.map((set) => ({ ...general, forms: [form], ...set }))] };
}

function problemsOf(file: unknown): string {
  const read = PaperForms.safeParse(file);
  return read.success ? '' : read.error.issues.map(({ message }) => message).join('; ');
}

describe('the forms of the pack', () => {
  test.each(PAPER_IDS)('print %s today, from a template that is there', (paper) => {
    const { template } = formFor(forms, { paper, on: '2026-11-22', fieldCode: null });
    expect(existsSync(`templates/${template}.typ`)).toBe(true);
  });

  test.each([
    { on: '2025-09-14', setId: 'TT01/2018', title: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả' },
    { on: '2025-09-15', setId: 'TT03/2025', title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết' },
    { on: '2030-01-01', setId: 'TT03/2025', title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết' },
  ])('of $on are those of $setId', ({ on, setId, title }) => {
    expect(formFor(forms, { paper: 'mau-04-apology', on, fieldCode: 'G10-NN14' })).toMatchObject({ title, set: { id: setId } });
  });

  test('of a field with forms of its own come before the general ones, and only where it has them', () => {
    const residence = { on: '2026-11-22', fieldCode: 'G01-CA05' };
    expect(formFor(forms, { paper: 'mau-01-receipt', ...residence }).number).toBe('Mẫu CT04');
    expect(formFor(forms, { paper: 'mau-05-stop', ...residence }).number).toBe('Mẫu số 05');
  });

  test('a paper that an earlier circular did not know is printed on the first form there is', () => {
    expect(formFor(forms, { paper: 'mau-05-stop', on: '2020-05-05', fieldCode: null }).set.id).toBe('TT03/2025');
  });

  test('a paper printed long ago is still called what it was called', () => {
    expect(formBySet(forms, { paper: 'mau-04-apology', setId: 'TT01/2018' })?.number).toBe('Mẫu số 04');
    expect(formBySet(forms, { paper: 'mau-04-apology', setId: 'TT99/1999' })).toBeNull();
  });

  test('name every paper an applicant gets', () => {
    expect(PAPER_IDS).toEqual(expect.arrayContaining(Object.keys(OFFICIAL_PAPERS)));
  });
});

describe('a file of forms is refused', () => {
  test('never when each paper has one form on each day', () => {
    expect(problemsOf(setsWith({}))).toBe('');
    expect(problemsOf(setsWith({ until: '2021-12-31' }, { id: 'B', from: '2022-01-01' }))).toBe('');
    expect(problemsOf(setsWith({}, { id: 'B', fields: ['G1'] }, { id: 'C', fields: ['G2'] }))).toBe('');
  });

  test.each([
    {
      what: 'two are in force on one day',
      sets: [{}, { id: 'B', from: '2022-01-01' }],
      says: /two forms for mau-01-receipt on one day: A and B/,
    },
    {
      what: 'two of one field are',
      sets: [{}, { id: 'B', fields: ['G1'] }, { id: 'C', fields: ['G2', 'G1'] }],
      says: /on one day: B and C/,
    },
    { what: 'the last one ends', sets: [{ until: '2021-12-31' }], says: /no form for mau-01-receipt without an end/ },
    { what: 'only some field has one', sets: [{ fields: ['G1'] }], says: /no form for mau-01-receipt/ },
    { what: 'a set ends before it begins', sets: [{}, { id: 'B', fields: ['G1'], until: '2019-01-01' }], says: /set B ends before/ },
    { what: 'two sets have one name', sets: [{}, { fields: ['G1'] }], says: /set A stands twice/ },
  ])('when $what', ({ sets, says }) => {
    expect(problemsOf(setsWith(...sets))).toMatch(says);
  });
});
