import { isPhoto } from '#modules/paper';
import type { BoundPaper, Draft, DraftPaper } from './draft.ts';

/**
 * The files a draft would hand in: what was found infected is left out, and the photos of a component are one PDF where it was made.
 * A component keeps its place and order; the PDF stands where its first photo did.
 */
export function handedIn(draft: Pick<Draft, 'papers' | 'bound'>): readonly DraftPaper[] {
  const given = usable(draft.papers).flatMap((paper, index, papers) => {
    if (!isPhoto(paper)) return [paper];
    const photos = photosOf(draft, paper.component);
    const bound = boundOf(draft, paper.component);
    if (!bound) return [paper];
    const isFirst = papers.findIndex((one) => one.id === photos[0]?.id) === index;
    return isFirst ? [asPaper(bound, photos)] : [];
  });
  return usable(given);
}

/** Files that count: whatever is infected was put away, and is as good as missing. */
export function usable<P extends Pick<DraftPaper, 'scan'>>(papers: readonly P[]): readonly P[] {
  return papers.filter(({ scan }) => scan !== 'infected');
}

/** The photos of a component that become one PDF, in their order. */
export function photosOf({ papers }: Pick<Draft, 'papers'>, component: string): readonly DraftPaper[] {
  return usable(papers).filter((paper) => paper.component === component && isPhoto(paper));
}

/** What a PDF is made of: contents and turns in order. The same recipe gives the same PDF. */
export function recipeOf(photos: readonly Pick<DraftPaper, 'sha256' | 'turn'>[]): string {
  return photos.map(({ sha256, turn }) => `${sha256}@${turn}`).join(' ');
}

/** The PDF of the photos as they stand now, when it was made already. */
export function boundOf(draft: Pick<Draft, 'papers' | 'bound'>, component: string): BoundPaper | null {
  const recipe = recipeOf(photosOf(draft, component));
  return draft.bound.find((one) => one.component === component && one.recipe === recipe) ?? null;
}

/** Components whose photos were changed, or never bound, since a PDF was made of them. */
export function unbound(draft: Pick<Draft, 'papers' | 'bound'>): readonly string[] {
  const components = [
    ...new Set(
      usable(draft.papers)
        .filter(isPhoto)
        .map(({ component }) => component),
    ),
  ];
  return components.filter((component) => boundOf(draft, component) === null);
}

function asPaper(bound: BoundPaper, photos: readonly DraftPaper[]): DraftPaper {
  const first = photos[0]!;
  return {
    ...first,
    sha256: bound.sha256,
    size: bound.size,
    scan: bound.scan,
    mediaType: 'application/pdf',
    name: boundName(photos),
    turn: 0,
    attachedAt: bound.madeAt,
  };
}

/** `IMG_001.pdf`, and `IMG_001 (1-3).pdf` for three of them. */
function boundName(photos: readonly DraftPaper[]): string {
  const base = photos[0]!.name.replace(/\.(?:jpe?g|png|hei[cf]|webp)$/iu, '');
  return photos.length === 1 ? `${base}.pdf` : `${base} (1-${photos.length}).pdf`;
}
