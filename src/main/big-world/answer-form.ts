import {
  answersToSend,
  checkAnswers,
  choicesOf,
  controlAt,
  mergeAnswers,
  visibleControls,
  withCase,
  type Answers,
  type Form,
  type PlacedControl,
} from '#modules/form';
import { unreachable } from '#kernel/exhaustive';
import type { InventedWords } from './invented-words.ts';
import type { Party } from './parties.ts';

/** What is said of the person who files; everything else is answered alike. */
const SLOTS = ['fullName', 'cccd', 'phone', 'address', 'birthDate'] as const;
type Slot = (typeof SLOTS)[number];

/** A form filled in once, with holes for the person: the text of the answers between the holes, ready to be hashed and kept. */
export interface FilledForm {
  readonly answers: Answers;
  readonly pieces: readonly string[];
  readonly slots: readonly Slot[];
  /** Components of which a paper must be handed in. */
  readonly papers: readonly string[];
}

export interface AnswerNeeds {
  readonly today: string;
  readonly isUnit: (code: string) => boolean;
  readonly canonical: (value: unknown) => string;
  readonly words: InventedWords['answers'];
}

/** Answers a form so that nothing is wrong with it: what is asked, and what may be said besides. */
export function answerForm(form: Form, caseId: string, needs: AnswerNeeds): FilledForm {
  const papers = new Set<string>();
  const issuesIn = (answers: Answers) => checkAnswers(form, answers, { today: needs.today, isUnit: needs.isUnit, papers });
  let answers = withCase(form, {}, caseId);
  // Each answer may show further questions; a form is deep, not endless.
  for (let round = 0; round < 60; round += 1) {
    const issues = issuesIn(answers);
    if (issues.length === 0)
      return hollow(form, { filled: withMore(form, answers, { issuesIn, words: needs.words }), papers: [...papers] }, needs);
    for (const { path, code } of issues) {
      const placed = controlAt(form, path);
      if (!placed) throw new Error(`No question of ${path} (${code})`);
      const component = placed.control.options.paper?.component;
      if (component !== undefined) papers.add(component);
      else answers = mergeAnswers(answers, putAt(placed.path, answerTo(placed, needs.words)));
    }
  }
  throw new Error(`The form cannot be filled in: ${JSON.stringify(issuesIn(answers).slice(0, 3))}`);
}

/** Questions nobody must answer and people do. */
function withMore(
  form: Form,
  begun: Answers,
  { issuesIn, words }: { readonly issuesIn: (answers: Answers) => readonly unknown[]; readonly words: InventedWords['answers'] },
): Answers {
  let answers = begun;
  for (const placed of visibleControls(form, begun)) {
    const { widget } = placed.control.options;
    if (placed.required || placed.row || widget === 'rows' || widget === 'paper' || widget === 'confirm' || widget === 'yesNo') continue;
    const more = mergeAnswers(putAt(placed.path, answerTo(placed, words)), answers);
    if (issuesIn(more).length === 0) answers = more;
  }
  return answers;
}

function hollow(
  form: Form,
  { filled, papers }: { readonly filled: Answers; readonly papers: readonly string[] },
  { canonical }: AnswerNeeds,
): FilledForm {
  const answers = answersToSend(form, filled);
  let holes = answers;
  for (const placed of visibleControls(form, answers)) {
    const slot = slotOf(placed);
    if (slot !== null && placed.control.options.of !== 'owner' && !placed.row)
      holes = mergeAnswers(holes, putAt(placed.path, `{{${slot}}}`));
  }
  const cut = canonical(holes).split(/"\{\{(\w+)\}\}"/u);
  return { answers, papers, pieces: cut.filter((_, at) => at % 2 === 0), slots: cut.filter((_, at) => at % 2 === 1) as Slot[] };
}

function slotOf({ control, path }: PlacedControl): Slot | null {
  const { meaning = '' } = control;
  if (meaning === '' || !meaning.startsWith('person.') || path === '/case') return null;
  return SLOTS.find((slot) => meaning === `person.${slot}`) ?? null;
}

/** The text of the answers as this person gives them. */
export function fillIn({ pieces, slots }: FilledForm, party: Party): string {
  const person = party.kind === 'person' ? party : party.representative;
  const said: Record<Slot, string> = {
    fullName: JSON.stringify(person.name),
    cccd: JSON.stringify(person.cccd),
    phone: JSON.stringify(person.phone),
    birthDate: JSON.stringify(person.birthDate),
    address: `{"detail":${JSON.stringify(person.address.detail)},"unitCode":${JSON.stringify(person.address.unitCode)}}`,
  };
  return pieces.reduce((text, piece, at) => text + said[slots[at - 1] ?? 'fullName'] + piece);
}

function putAt(path: string, value: unknown): Answers {
  return path
    .split('/')
    .slice(1)
    .reduceRight<unknown>((inner, key) => ({ [key.replaceAll('~1', '/').replaceAll('~0', '~')]: inner }), value) as Answers;
}

function answerTo({ control, schema }: PlacedControl, words: InventedWords['answers']): unknown {
  const { widget, example } = control.options;
  switch (widget) {
    case 'text':
    case 'longText':
      return example ?? (typeof schema['pattern'] === 'string' ? 'CM-91234-TS' : words.text);
    case 'name':
      return words.name;
    case 'cccd':
      return '099085000001';
    case 'phone':
      return '0300000001';
    case 'email':
      return 'thu@example.vn';
    case 'date':
    case 'birthDate':
      return '1985-09-04';
    case 'year':
      return 2015;
    case 'number':
    case 'money':
      return typeof schema['minimum'] === 'number' ? Math.max(schema['minimum'], 7) : 7;
    case 'choice':
    case 'radio':
      return choicesOf(schema)[0]?.value;
    case 'yesNo':
      return false;
    case 'confirm':
      return true;
    case 'unit':
      return '32248';
    case 'address':
      return { unitCode: '32248', detail: words.place };
    case 'taxNumber':
      return '0314409058';
    case 'rows':
    case 'paper':
      return undefined;
    default:
      return unreachable(widget);
  }
}
