import { isMessageKey, type Lang, type Words } from '#messages';
import type { DraftPaper } from '#modules/dossier';
import { acceptAttribute, isPhoto, kindsInWords, paperState, type PaperLimits, type PaperState, type PhotoTurn } from '#modules/paper';

const MEGABYTE = 1024 * 1024;

/** A file somebody gave, as a page shows it. */
export interface ShownFile {
  readonly id: string;
  readonly component: string;
  readonly name: string;
  readonly size: string;
  readonly state: PaperState;
  readonly isPhoto: boolean;
  readonly turn: PhotoTurn;
}

/** What of a file a page is drawn from. */
export type FileToShow = Pick<DraftPaper, 'id' | 'component' | 'name' | 'size' | 'mediaType' | 'scan'> & Partial<Pick<DraftPaper, 'turn'>>;

/** The files of a draft, with their sizes in words. */
export function showFiles(papers: readonly FileToShow[], lang: Lang): readonly ShownFile[] {
  return papers.map((paper) => {
    const { id, component, name, turn = 0 } = paper;
    return { id, component, name, turn, size: saySize(paper.size, lang), state: paperState(paper.scan), isPhoto: isPhoto(paper) };
  });
}

/** `1,2 MB`, `350 KB`. */
export function saySize(bytes: number, lang: Lang): string {
  const [amount, unit] = bytes >= MEGABYTE ? [bytes / MEGABYTE, 'MB'] : [Math.max(1, Math.round(bytes / 1024)), 'KB'];
  return `${new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(amount)} ${unit}`;
}

/** What may be handed in, for the words and the `accept` of every file field. */
export interface PaperRules {
  readonly accept: string;
  readonly kinds: string;
  readonly fileMb: number;
  readonly allMb: number;
}

export function paperRules(limits: PaperLimits): PaperRules {
  return {
    accept: acceptAttribute(limits),
    kinds: kindsInWords(limits),
    fileMb: limits.maxFileBytes / MEGABYTE,
    allMb: limits.maxDossierBytes / MEGABYTE,
  };
}

/**
 * What became of the files sent last, as the address says: which were not taken, and why. Only codes and figures are believed, never
 * words from an address.
 */
export function uploadRefusal(url: URL, t: Words, limits: PaperLimits): { readonly component: string; readonly text: string } | null {
  const issues = url.searchParams.getAll('issue').slice(0, MOST_ISSUES);
  if (issues.length === 0) return null;
  const kept = Number(url.searchParams.get('kept') ?? '0') || 0;
  const reasons = issues.map((issue) => sayIssue(issue, t, kindsInWords(limits)));
  const text = [...(kept > 0 ? [t('filing.paper.kept', { count: kept })] : []), ...reasons].join(' ');
  return { component: url.searchParams.get('component') ?? '', text };
}

const MOST_ISSUES = 20;

/** `2~paper.too-large~limitMb~20`: the second file, and why; 0 stands for the only one. */
function sayIssue(issue: string, t: Words, accepted: string): string {
  const [nth = '', code = '', ...rest] = issue.split('~');
  const key = `refusal.${code}`;
  const figures = rest.flatMap((name, at) => (at % 2 === 0 ? [[name, Number(rest[at + 1]) || 0] as const] : []));
  const reason = isMessageKey(key) ? t(key, { ...Object.fromEntries(figures), accepted }) : t('filing.paper.failed');
  const place = Number(nth) || 0;
  return place > 0 ? t('filing.paper.refused.nth', { nth: place, reason }) : reason;
}
