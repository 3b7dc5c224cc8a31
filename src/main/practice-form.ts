import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formProblems, type Form } from '#modules/form';

/** The pretend procedure of a pack, on which people practise; null where a pack has none. */
export function readPracticeForm(pack: string): Form | null {
  const path = join(pack, 'practice.json');
  if (!existsSync(path)) return null;
  const form = JSON.parse(readFileSync(path, 'utf8')) as Form;
  const problems = formProblems(form);
  if (problems.length > 0) throw new Error(`${path}: ${problems.map(({ code, where }) => `${code} at ${where}`).join(', ')}`);
  return form;
}
