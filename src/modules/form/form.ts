/**
 * A form as a procedure publishes it: data, never code.
 *
 * `schema` (JSON Schema 2020-12) says what the answers are, `ui` (JSON Forms vocabulary) how they are asked, and each
 * control says by its `meaning` which fact it asks for. Texts are in the first language; `translations` maps them to others.
 */
export interface Form {
  readonly schema: JsonSchema;
  readonly ui: Categorization;
  readonly translations?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Plain questions for who does not know their case. */
  readonly finder?: CaseFinder;
}

/** One plain question, and where each answer leads. */
export interface CaseFinder {
  readonly label: string;
  readonly help?: string;
  readonly choices: readonly FinderChoice[];
}

/** An answer that settles the case, with the reason, or asks on. */
export type FinderChoice = { readonly value: string; readonly label: string } & (
  { readonly case: string; readonly because: string } | { readonly ask: CaseFinder }
);

/** The few keywords we read ourselves; the rest is the schema checker's. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  /** `false`, or what every row of a list looks like. */
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly oneOf?: readonly JsonSchema[];
  readonly const?: unknown;
  readonly title?: string;
  readonly description?: string;
}

export interface Categorization {
  readonly type: 'Categorization';
  readonly elements: readonly Category[];
}

/** One page. */
export interface Category {
  readonly type: 'Category';
  readonly id: string;
  readonly label: string;
  readonly rule?: Rule;
  readonly options?: { readonly help?: string };
  readonly elements: readonly Element[];
}

export type Element = Group | VerticalLayout | Label | Control | OneOf;

export interface Group {
  readonly type: 'Group';
  readonly label: string;
  readonly rule?: Rule;
  readonly options?: { readonly help?: string };
  readonly elements: readonly Element[];
}

export interface VerticalLayout {
  readonly type: 'VerticalLayout';
  /** The choice that calls it up, in words; said where no script can hide the rest. */
  readonly when?: string;
  readonly rule?: Rule;
  readonly elements: readonly Element[];
}

/** A sentence to read, nothing to answer. */
export interface Label {
  readonly type: 'Label';
  readonly text: string;
  readonly rule?: Rule;
}

/**
 * A question whose answer brings questions of its own; only those of the chosen alternative count. Short for a radio and a rule per
 * alternative (`plainForm` writes them out), so nothing else has to know of it.
 */
export interface OneOf {
  readonly type: 'OneOf';
  readonly label: string;
  readonly scope: string;
  readonly required?: boolean;
  readonly meaning?: string;
  readonly rule?: Rule;
  readonly options?: { readonly help?: string };
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly const: string;
  readonly label: string;
  readonly help?: string;
  readonly elements: readonly Element[];
}

export interface Control {
  readonly type: 'Control';
  /** `#/properties/owner/properties/cccd` */
  readonly scope: string;
  readonly label: string;
  /** The fact it asks for, `person.fullName`: what ties an answer to the locker and to an account. */
  readonly meaning?: string;
  readonly rule?: Rule;
  readonly options: ControlOptions;
}

/**
 * Shown only when (or hidden when) what was answered earlier fits. A question nobody answered fits nothing.
 *
 * Inside a row `#/properties/x` is the same row's `x`, and `#/form/properties/x` looks at the whole form.
 */
export interface Rule {
  readonly effect: 'SHOW' | 'HIDE';
  readonly condition: Condition;
}

export type Condition =
  { readonly scope: string; readonly schema: JsonSchema } | { readonly type: 'AND' | 'OR'; readonly conditions: readonly Condition[] };

export type Widget =
  | 'text'
  | 'longText'
  | 'name'
  | 'cccd'
  | 'phone'
  | 'email'
  | 'date'
  | 'birthDate'
  | 'year'
  | 'number'
  | 'money'
  | 'taxNumber'
  | 'choice'
  | 'radio'
  | 'yesNo'
  | 'confirm'
  | 'unit'
  | 'address'
  | 'paper'
  | 'rows';

/** Whose fact a control asks for: the person who files, or the one the dossier is about when that is somebody else. */
export type Party = 'applicant' | 'owner';

export interface ControlOptions {
  readonly widget: Widget;
  /** For a control that is only sometimes shown; one that always is says so in the schema's own `required`. */
  readonly required?: boolean;
  readonly help?: string;
  readonly example?: string;
  /** What stands behind the field: `m`, `kW`. */
  readonly suffix?: string;
  readonly autocomplete?: string;
  readonly of?: Party;
  /** Where it asks once more for what is known by another name: the first of these that holds answers it. */
  readonly like?: readonly Like[];
  /** `code`: capitals, and one `-` for whatever separates the parts (`cm 91234 ts` is `CM-91234-TS`). */
  readonly tidy?: 'code';
  /** A phone that must receive messages. */
  readonly mobile?: boolean;
  /** A date or year that cannot lie ahead. */
  readonly notAfterToday?: boolean;
  readonly paper?: PaperOptions;
  /** An address of before July 2025, with district, may be given as text instead. */
  readonly old?: boolean;
  /** What one row of a list is: `Thành viên`. */
  readonly rowLabel?: string;
  /** What the button says that adds one: `Thêm thành viên`. */
  readonly addLabel?: string;
  /** What each row asks; scopes begin at the row. */
  readonly detail?: readonly Element[];
}

/**
 * The question or the fact that says the same, and when it does: the groom is the applicant if that is a man. `values` where the same is
 * written otherwise here; what is not among them says nothing.
 */
export type Like = ({ readonly path: string } | { readonly meaning: string }) & {
  readonly when: Condition;
  readonly values?: Readonly<Record<string, unknown>>;
};

/** What a procedure asks for, as a control knows it. */
export interface PaperOptions {
  /** Stable id of the component inside its procedure. */
  readonly component: string;
  readonly code?: string;
  readonly paperType?: string;
  readonly formNumber?: string;
  readonly note?: string;
  readonly originals: number;
  readonly copies: number;
  /** `upload`: the citizen gives it; `e-form`: this form is it; `register`: the office reads it from a register. */
  readonly supply: 'upload' | 'e-form' | 'register';
}

/** What somebody answered: objects of plain values, shaped by the form's schema. */
export interface Answers {
  readonly [name: string]: unknown;
}

/** Something wrong with one answer. The path is a JSON Pointer into the answers and the name of the input on screen. */
export interface Issue {
  readonly path: string;
  readonly code: string;
  readonly [fact: string]: unknown;
}
