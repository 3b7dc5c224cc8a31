import { isMessageKey, type Lang, type Words } from '#messages';
import type { DraftPaper } from '#modules/dossier';
import { acceptAttribute, DEFAULT_LIMITS, kindsInWords } from '#modules/paper';

const MEGABYTE = 1024 * 1024;

/** A file somebody gave, as a page shows it. */
export interface ShownFile {
  readonly id: string;
  readonly component: string;
  readonly name: string;
  readonly size: string;
}

/** The files of a draft, with their sizes in words. */
export function showFiles(papers: readonly Pick<DraftPaper, 'id' | 'component' | 'name' | 'size'>[], lang: Lang): readonly ShownFile[] {
  return papers.map(({ id, component, name, size }) => ({ id, component, name, size: saySize(size, lang) }));
}

/** `1,2 MB`, `350 KB`. */
export function saySize(bytes: number, lang: Lang): string {
  const [amount, unit] = bytes >= MEGABYTE ? [bytes / MEGABYTE, 'MB'] : [Math.max(1, Math.round(bytes / 1024)), 'KB'];
  return `${new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(amount)} ${unit}`;
}

/** What may be handed in, for the words and the `accept` of every file field. */
export function paperRules(): { readonly accept: string; readonly kinds: string; readonly fileMb: number; readonly allMb: number } {
  const { maxFileBytes, maxDossierBytes } = DEFAULT_LIMITS;
  return {
    accept: acceptAttribute(DEFAULT_LIMITS),
    kinds: kindsInWords(DEFAULT_LIMITS),
    fileMb: maxFileBytes / MEGABYTE,
    allMb: maxDossierBytes / MEGABYTE,
  };
}

/** Why the last file was not taken, as the address says; only codes and figures are believed, never words from an address. */
export function uploadRefusal(url: URL, t: Words): { readonly component: string; readonly text: string } | null {
  const asked = url.searchParams;
  const key = `refusal.${asked.get('issue') ?? ''}`;
  if (!asked.has('issue')) return null;
  const figures = ['limitMb', 'leftMb', 'most'].map((name) => [name, Number(asked.get(name) ?? '0') || 0] as const);
  const facts = { ...Object.fromEntries(figures), accepted: kindsInWords(DEFAULT_LIMITS) };
  return { component: asked.get('component') ?? '', text: isMessageKey(key) ? t(key, facts) : t('filing.paper.failed') };
}
