import type { BulkPick } from '#modules/queue/server';
import { isId } from '#kernel/ids';

/** The dossiers ticked in a list: `<id>:<version>`, each once. */
export function readPicks(form: FormData): readonly BulkPick[] {
  const picks = form.getAll('row').flatMap((value): BulkPick[] => {
    const [id = '', version = ''] = typeof value === 'string' ? value.split(':') : [];
    if (!isId(id)) return [];
    return [{ dossierId: id, ...(/^\d{1,9}$/.test(version) ? { version: Number(version) } : {}) }];
  });
  return [...new Map(picks.map((pick) => [pick.dossierId, pick])).values()];
}

/** What was sent under a name; nothing where it was no text. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
