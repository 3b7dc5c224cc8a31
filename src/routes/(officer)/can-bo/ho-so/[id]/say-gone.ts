import { error } from '@sveltejs/kit';

/** Somebody took the dossier away meanwhile: it is not there for this officer any more, but what they typed is still theirs to copy. */
export function sayGone({ words: t }: App.Locals, typed: readonly string[]): never {
  const kept = typed.flatMap((text) => (text.trim() === '' ? [] : `“${text}”`)).join(' ');
  error(404, kept === '' ? t('refusal.dossier.unknown') : t('desk.gone', { typed: kept }));
}
