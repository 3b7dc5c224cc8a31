import type { Dossier } from '#modules/dossier/server';

/**
 * Whether something may be begun from a dossier: the same once more when it is over, another procedure when it brought a result that can
 * be used there.
 */
export function mayFileAgain(
  { endedAt, outcome, resultPaper }: Pick<Dossier, 'endedAt' | 'outcome' | 'resultPaper'>,
  { same }: { readonly same: boolean },
): boolean {
  if (same) return endedAt !== null;
  return outcome === 'approved' && resultPaper !== null;
}
