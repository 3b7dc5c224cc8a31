import { unreachable } from '#kernel/exhaustive';
import { checkAnswers, choicesOf, controlAt, mergeAnswers, type Answers, type Form, type PlacedControl } from '#modules/form';

/** What somebody may fill in who answers everything that is asked, and nothing else; `chosen` are answers already decided. */
export function rightAnswers(form: Form, chosen: Answers, today: string): { answers: Answers; papers: readonly string[] } {
  let answers = chosen;
  const papers = new Set<string>();
  // Each answer may show further questions; a form is deep, not endless.
  for (let round = 0; round < 50; round += 1) {
    const issues = checkAnswers(form, answers, { today, papers, isUnit: () => true });
    if (issues.length === 0) return { answers, papers: [...papers] };
    for (const { path, code } of issues) {
      const placed = controlAt(form, path);
      if (!placed) throw new Error(`No control asks for ${path} (${code})`);
      const component = placed.control.options.paper?.component;
      if (component !== undefined) papers.add(component);
      else answers = mergeAnswers(answers, patchAt(placed.path, rightAnswer(placed)));
    }
  }
  throw new Error(`The form cannot be filled in: ${JSON.stringify(checkAnswers(form, answers, { today, papers }))}`);
}

function patchAt(path: string, value: unknown): Answers {
  return path
    .split('/')
    .slice(1)
    .reduceRight<unknown>((inner, key) => ({ [key.replaceAll('~1', '/').replaceAll('~0', '~')]: inner }), value) as Answers;
}

function rightAnswer({ control, schema }: PlacedControl): unknown {
  const { widget } = control.options;
  switch (widget) {
    case 'text':
    case 'longText':
      return control.options.example ?? (typeof schema.pattern === 'string' ? 'CM-91234-TS' : 'Nội dung thử');
    case 'name':
      return 'Người Thử Một';
    case 'cccd':
      return '096085000001';
    case 'phone':
      return '0900000001';
    case 'email':
      return 'thu@example.vn';
    case 'date':
    case 'birthDate':
      return '1985-09-04';
    case 'year':
      return 2015;
    case 'number':
    case 'money':
      return typeof schema.minimum === 'number' ? Math.max(schema.minimum, 7) : 7;
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
      return { unitCode: '32248', detail: 'Ấp Thử' };
    case 'taxNumber':
      return '0314409058';
    case 'rows':
    case 'paper':
      throw new Error('Papers and rows are no answers');
    default:
      return unreachable(widget);
  }
}
