/** The sentences a made form is written with. */
type Text =
  | 'form.made.case.page'
  | 'form.made.case.label'
  | 'form.made.case.help'
  | 'form.made.people.page'
  | 'form.made.filing.group'
  | 'form.made.filing.as'
  | 'form.made.filing.self'
  | 'form.made.filing.person'
  | 'form.made.filing.organisation'
  | 'form.made.applicant.group'
  | 'form.made.applicant.help'
  | 'form.made.owner.page'
  | 'form.made.owner.person'
  | 'form.made.owner.organisation'
  | 'form.made.person.fullName'
  | 'form.made.person.fullName.help'
  | 'form.made.person.cccd'
  | 'form.made.person.cccd.help'
  | 'form.made.person.birthDate'
  | 'form.made.person.birthDate.help'
  | 'form.made.person.sex'
  | 'form.made.person.male'
  | 'form.made.person.female'
  | 'form.made.person.phone'
  | 'form.made.person.phone.help'
  | 'form.made.person.email'
  | 'form.made.person.email.help'
  | 'form.made.person.address'
  | 'form.made.organisation.name'
  | 'form.made.organisation.name.help'
  | 'form.made.organisation.taxNumber'
  | 'form.made.organisation.taxNumber.help'
  | 'form.made.organisation.role'
  | 'form.made.organisation.role.example'
  | 'form.made.organisation.address'
  | 'form.made.request.page'
  | 'form.made.request.content'
  | 'form.made.request.content.help'
  | 'form.made.request.conditions'
  | 'form.made.papers.page'
  | 'form.made.papers.help'
  | 'form.made.papers.note'
  | 'form.made.papers.only-when'
  | 'form.made.delivery.page'
  | 'form.made.delivery.how'
  | 'form.made.delivery.electronic'
  | 'form.made.delivery.counter'
  | 'form.made.delivery.post'
  | 'form.made.delivery.address'
  | 'form.made.delivery.address.group'
  | 'form.made.declaration.group'
  | 'form.made.declaration.true';

/** One language's sentences, lent: `#messages` gives them. */
export type FormWords = (key: Text, params?: Params) => string;

type Params = Readonly<Record<string, unknown>>;

/** Writes texts in the first language and remembers how the others say them. */
export interface Scribe {
  write(text: Text, params?: Params): string;
  /** Remarks one after the other, each as the others say it. */
  join(remarks: readonly string[]): string;
  translations(): Translations;
}

/** What others say in place of a text, by language. */
export type Translations = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `known` are translations of texts that come from elsewhere; whatever a sentence quotes of them is translated with it. */
export function scribeOf(first: FormWords, others: Readonly<Record<string, FormWords>>, known: Translations = {}): Scribe {
  const noted = new Map(Object.keys(others).map((lang) => [lang, new Map(Object.entries(known[lang] ?? {}))]));
  return {
    write(text, params) {
      const written = first(text, params);
      for (const [lang, words] of Object.entries(others)) noted.get(lang)?.set(written, words(text, translated(params, known[lang])));
      return written;
    },
    join(remarks) {
      const joined = remarks.join('. ');
      for (const said of noted.values()) said.set(joined, remarks.map((remark) => said.get(remark) ?? remark).join('. '));
      return joined;
    },
    translations: () => Object.fromEntries([...noted].map(([lang, said]) => [lang, Object.fromEntries(said)])),
  };
}

function translated(params: Params | undefined, known: Readonly<Record<string, string>> = {}): Params | undefined {
  const said = (value: unknown): unknown => (typeof value === 'string' && Object.hasOwn(known, value) ? known[value] : value);
  return params && Object.fromEntries(Object.entries(params).map(([name, value]) => [name, said(value)]));
}
