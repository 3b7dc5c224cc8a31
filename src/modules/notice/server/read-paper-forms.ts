import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PaperForms } from '../paper-forms.ts';

/** The forms of a pack; a pack whose forms leave an office without one does not start. */
export function readPaperForms(pack: string): PaperForms {
  const path = join(pack, 'paper-forms.json');
  const read = PaperForms.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!read.success)
    throw new Error(`${path}: ${read.error.issues.map(({ path: at, message }) => `${at.join('/')} ${message}`).join('; ')}`);
  return read.data;
}
