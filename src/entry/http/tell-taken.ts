import type { Result } from '#kernel/result';
import type { UploadRefusal } from './receive-upload.ts';

/** Figures a refusal may bring along; they are small and not personal. */
const FIGURES = ['limitMb', 'leftMb', 'limitMp', 'most'] as const;

/**
 * Writes into the address of a page what became of the files somebody sent from it: how many were kept, and of each that was not the
 * place in which it was sent, the code and its figures (`issue=2~paper.too-large~limitMb~20`). Never a name: an address is no place for words.
 */
export function tellTaken(
  page: URL,
  { taken, component }: { readonly taken: readonly Result<unknown, UploadRefusal>[]; readonly component: string },
): void {
  const kept = taken.filter(({ ok }) => ok).length;
  taken.forEach((one, index) => {
    if (one.ok) return;
    const facts: Readonly<Record<string, unknown>> = { ...one.refusal };
    const figures = FIGURES.flatMap((name) => (typeof facts[name] === 'number' ? [name, String(facts[name])] : []));
    page.searchParams.append('issue', [taken.length === 1 ? 0 : index + 1, one.refusal.code, ...figures].join('~'));
  });
  if (kept < taken.length) {
    page.searchParams.set('kept', String(kept));
    page.searchParams.set('component', component);
  }
  page.hash = component === '' ? '' : `paper-${component}`;
}
