import { z } from 'zod';
import { PAPER_IDS, type PaperId } from './official-papers.ts';

const day = z.iso.date();

/** One form of a set: which paper it is for, which file of `templates/` prints it, what it is called, the symbol in a paper's number. */
const LawForm = z.strictObject({
  paper: z.enum(PAPER_IDS as readonly [PaperId, ...PaperId[]]),
  template: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  number: z.string().min(1).nullable(),
  title: z.string().min(1),
  symbol: z.string().regex(/^[A-ZĐ]{2,8}$/),
});

/** The forms of one legal instrument, from the first day to the last on which they are printed. */
const FormSet = z.strictObject({
  id: z.string().min(1).max(32),
  basis: z.string().min(1),
  from: day,
  until: day.nullable(),
  /** Codes of the fields it is for; none: every field that has no set of its own. */
  fields: z.array(z.string().min(1)),
  /** Whether somebody compared dates and layout with the instrument itself. */
  checked: z.boolean(),
  note: z.string().optional(),
  forms: z.array(LawForm).min(1),
});

export type LawForm = z.infer<typeof LawForm>;
export type FormSet = z.infer<typeof FormSet>;

/** A form with the set it belongs to. */
export interface ChosenForm extends LawForm {
  readonly set: FormSet;
}

/** Every form an office prints on, by legal basis and version (`paper-forms.json` of a pack). */
export const PaperForms = z.strictObject({ note: z.string(), sets: z.array(FormSet).min(1) }).superRefine(({ sets }, context) => {
  for (const problem of problemsOf(sets)) context.addIssue({ code: 'custom', message: problem });
});

export type PaperForms = z.infer<typeof PaperForms>;

/** The form a paper is printed on: the field's own where it has one, else the general one; in force on that day, else the nearest after it. */
export function formFor(
  forms: PaperForms,
  asked: { readonly paper: PaperId; readonly on: string; readonly fieldCode: string | null },
): ChosenForm {
  const found = formsOf(forms.sets, asked.paper);
  const own = found.filter(({ set }) => asked.fieldCode !== null && set.fields.includes(asked.fieldCode));
  const general = found.filter(({ set }) => set.fields.length === 0);
  const chosen = inForce(own, asked.on) ?? inForce(general, asked.on) ?? general.find(({ set }) => set.from > asked.on);
  if (!chosen) throw new Error(`No form for ${asked.paper} on ${asked.on}`);
  return chosen;
}

/** The very form a paper was printed on, by the id of its set; null when the pack no longer has it. */
export function formBySet(forms: PaperForms, asked: { readonly paper: PaperId; readonly setId: string }): ChosenForm | null {
  return formsOf(forms.sets, asked.paper).find(({ set }) => set.id === asked.setId) ?? null;
}

function formsOf(sets: readonly FormSet[], paper: PaperId): readonly ChosenForm[] {
  const found = sets.flatMap((set) => set.forms.filter((form) => form.paper === paper).map((form) => ({ ...form, set })));
  return found.toSorted((one, other) => one.set.from.localeCompare(other.set.from));
}

function inForce(found: readonly ChosenForm[], on: string): ChosenForm | undefined {
  return found.find(({ set }) => set.from <= on && (set.until === null || on <= set.until));
}

/** What would leave an office without a form, or with two: said in words for whoever writes the file. */
function problemsOf(sets: readonly FormSet[]): readonly string[] {
  const repeated = sets.filter(({ id }, at) => sets.findIndex((set) => set.id === id) !== at).map(({ id }) => `set ${id} stands twice`);
  const backward = sets.filter(({ from, until }) => until !== null && until < from).map(({ id }) => `set ${id} ends before it begins`);
  const endless = PAPER_IDS.filter((paper) => !formsOf(sets, paper).some(({ set }) => set.fields.length === 0 && set.until === null));
  const doubled = PAPER_IDS.flatMap((paper) =>
    overlapsIn(formsOf(sets, paper)).map((pair) => `two forms for ${paper} on one day: ${pair}`),
  );
  return [...repeated, ...backward, ...endless.map((paper) => `no form for ${paper} without an end`), ...doubled];
}

function overlapsIn(found: readonly ChosenForm[]): readonly string[] {
  return found.flatMap((one, at) =>
    found
      .slice(at + 1)
      .filter((other) => sharesField(one.set, other.set) && (one.set.until === null || other.set.from <= one.set.until))
      .map((other) => `${one.set.id} and ${other.set.id}`),
  );
}

function sharesField(one: FormSet, other: FormSet): boolean {
  if (one.fields.length === 0 || other.fields.length === 0) return one.fields.length === other.fields.length;
  return one.fields.some((field) => other.fields.includes(field));
}
