import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finderProblems, formProblems, type Form, type OwnQuestions } from '#modules/form';
import type { FormSource } from '../content.ts';

/**
 * The form of each procedure of a pack: the one somebody made by hand (`forms/<code>.json`), else one made from its record and
 * from what only this procedure asks (`questions/<code>.json`). A form that could not be asked is a fault.
 */
export function readPackForms(folder: string, generateForm: (source: FormSource) => Form): (source: FormSource) => Form {
  const forms = readAll<Form>(join(folder, 'forms'));
  const questions = readAll<OwnQuestions>(join(folder, 'questions'));
  for (const [code, form] of forms) sound(form, `forms/${code}.json`);
  return function makeForm(source) {
    const { code } = source.record;
    const own = questions.get(code);
    return forms.get(code) ?? (own ? sound(generateForm({ ...source, questions: own }), `questions/${code}.json`) : generateForm(source));
  };
}

function readAll<T>(folder: string): ReadonlyMap<string, T> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(names.map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(join(folder, name), 'utf8')) as T]));
}

function sound(form: Form, path: string): Form {
  const problems = [...formProblems(form), ...finderProblems(form)];
  if (problems.length > 0) throw new Error(`The form ${path} cannot be asked: ${JSON.stringify(problems)}`);
  return form;
}
