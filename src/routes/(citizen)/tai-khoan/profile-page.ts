import type { Words } from '#messages';
import { ELSEWHERE, PROFILE_FIELDS, type Person, type ProfileIssue, type TypedProfile } from '#modules/citizen';
import { unitsToChoose, type Unit } from '#modules/place';
import { sayDay, type Option } from '#ui';

/** A person's facts as they would type them, for the fields of the form. */
export function typedOf(person: Person): TypedProfile {
  return {
    fullName: person.fullName ?? '',
    cccd: person.cccd ?? '',
    birthDate: sayBirthDate(person.birthDate),
    sex: person.sex ?? '',
    unitCode: person.address?.unitCode ?? '',
    area: person.address?.area ?? '',
    detail: person.address?.detail ?? '',
    email: person.email ?? '',
  };
}

/** `04/09/1985`, or the year alone where no more is known. */
export function sayBirthDate(birthDate: string | null): string {
  if (birthDate === null) return '';
  return birthDate.length === 4 ? birthDate : sayDay(birthDate);
}

/** The posted fields as text, whatever was posted. */
export function readTyped(form: FormData): TypedProfile {
  const typed = PROFILE_FIELDS.map((field) => {
    const value = form.get(field);
    return [field, typeof value === 'string' ? value : ''] as const;
  });
  return Object.fromEntries(typed) as TypedProfile;
}

/** What is wrong, field by field, in the reader's language; a sentence that stands alone in the summary names what is missing. */
export function errorsOf(issues: readonly ProfileIssue[], words: Words): { field: string; text: string }[] {
  return issues.map((issue) => ({ field: issue.field, text: sentenceOf(issue, words) }));
}

function sentenceOf(issue: ProfileIssue, words: Words): string {
  const { field, code } = issue;
  if (code === 'required' || code === 'choose-one')
    return isAsked(field) ? words(`account.profile.required.${field}`) : words(`issue.${code}`);
  return words(`issue.${code}`, issue);
}

function isAsked(field: ProfileIssue['field']): field is 'fullName' | 'cccd' | 'birthDate' | 'sex' {
  return field === 'fullName' || field === 'cccd' || field === 'birthDate' || field === 'sex';
}

/** Wards, communes, and the way out for who lives in another province. */
export function unitOptions(units: readonly Unit[], words: Words): Option[] {
  const own = unitsToChoose(units).map(({ code, kind, name }) => ({
    value: code,
    label: name,
    group: words(kind === 'ward' ? 'account.profile.unit.wards' : 'account.profile.unit.communes'),
  }));
  return [...own, { value: ELSEWHERE, label: words('account.profile.unit.elsewhere') }];
}
