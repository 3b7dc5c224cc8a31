import type { Answers } from '#modules/form';
import { hasConditions, type Revision } from '#modules/procedure';
import type { Db } from '#kernel/database';
import { getContents } from './supplement-store.ts';

/** What was answered, as far as the route asks for it; nothing is read where it does not. */
export async function answersGiven(
  db: Db,
  { dossier, revision }: { readonly dossier: { readonly id: string }; readonly revision: Revision },
): Promise<Answers> {
  return hasConditions(revision.content.route) ? (await getContents(db, dossier.id)).answers : {};
}
