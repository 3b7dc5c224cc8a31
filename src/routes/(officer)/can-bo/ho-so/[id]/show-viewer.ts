import { paperState, type ScanState } from '#modules/paper';
import { pagesOf, type NotPainted, type PageImageNeeds, type PageSize } from '#modules/paper/server';
import { queryOf, turnedOn, VIEWER, WIDTH_OF, type Looking, type Zoom } from './viewer-address.ts';

/** A paper that can be looked at. */
export interface Viewable {
  readonly id: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly scan: ScanState;
}

/** Why no page is shown; the file itself may still be opened, except while it is being checked or after it was put away. */
export type NotShown = 'checking' | 'infected' | 'no-pages' | NotPainted;

/** One paper on view, one of its pages in front. */
export interface Viewer {
  readonly id: string;
  readonly page: number;
  readonly pages: number;
  readonly zoom: Zoom;
  readonly notShown: NotShown | null;
  readonly shown: ShownPage | null;
  /** Small pages around the one in front; none where there is but one. */
  readonly strip: readonly (ShownPage & { readonly page: number; readonly href: string })[];
  /** What else can be looked at from here. */
  readonly ways: Readonly<Record<Way, string | null>>;
}

export interface ShownPage {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

export type Way = 'previous' | 'next' | 'nearer' | 'farther' | 'left' | 'right';

const STRIP_WIDTH = 160;
const AROUND = 6;

/** The paper asked for, or the first there is. */
export async function showViewer(
  asked: { readonly base: string; readonly papers: readonly Viewable[]; readonly looking: Looking },
  needs: PageImageNeeds,
): Promise<Viewer | null> {
  const { base, papers, looking } = asked;
  const paper = papers.find(({ id }) => id === looking.paper) ?? papers[0];
  if (!paper) return null;
  const state = paperState(paper.scan);
  const pages = state === 'open' && (await needs.objects.has(paper.sha256)) ? await inTime(pagesOf(paper, needs)) : 'unreadable';
  if (typeof pages === 'string') return notShown(paper, state === 'open' ? pages : state);

  const page = Math.min(looking.page, pages.length);
  const here = { ...looking, paper: paper.id, page };
  const path = `${base}/giay-to/${paper.id}/trang`;
  const to = (more: Partial<Looking>) => `${base}?${queryOf({ ...here, ...more })}#${VIEWER}`;
  const { zoom, turn } = here;
  return {
    id: paper.id,
    page,
    pages: pages.length,
    zoom,
    notShown: null,
    shown: pictureOf(pages[page - 1]!, { src: `${path}/${page}?rong=${WIDTH_OF[zoom]}&xoay=${turn}`, width: WIDTH_OF[zoom], turn }),
    strip:
      pages.length === 1
        ? []
        : stripOf(pages, page).map((one) => ({
            page: one,
            href: to({ page: one }),
            ...pictureOf(pages[one - 1]!, { src: `${path}/${one}?rong=${STRIP_WIDTH}&xoay=${turn}`, width: STRIP_WIDTH, turn }),
          })),
    ways: {
      previous: page > 1 ? to({ page: page - 1 }) : null,
      next: page < pages.length ? to({ page: page + 1 }) : null,
      nearer: zoom === 3 ? null : to({ zoom: zoom === 1 ? 2 : 3 }),
      farther: zoom === 1 ? null : to({ zoom: zoom === 3 ? 2 : 1 }),
      left: to({ turn: turnedOn(turn, 270) }),
      right: to({ turn: turnedOn(turn, 90) }),
    },
  };
}

/** The dossier itself never waits longer for its paper; who comes again finds it measured. */
const PATIENCE = 4000; // milliseconds

async function inTime<T>(work: Promise<T>): Promise<T | 'too-much'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'too-much'>((done) => {
    timer = setTimeout(() => done('too-much'), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function notShown({ id }: Viewable, why: NotShown): Viewer {
  const ways = { previous: null, next: null, nearer: null, farther: null, left: null, right: null };
  return { id, page: 1, pages: 0, zoom: 1, notShown: why, shown: null, strip: [], ways };
}

/** A picture with the size it will have, so that nothing jumps when it comes. */
function pictureOf(
  page: PageSize,
  { src, width, turn }: { readonly src: string; readonly width: number; readonly turn: number },
): ShownPage {
  const height = Math.max(1, Math.round((page.height / page.width) * width));
  return turn % 180 === 0 ? { src, width, height } : { src, width: height, height: width };
}

/** The first, the last, and those around the one in front. */
function stripOf(pages: readonly PageSize[], page: number): readonly number[] {
  const near = Array.from({ length: 2 * AROUND + 1 }, (_, index) => page - AROUND + index);
  const wanted = [1, ...near.filter((one) => one > 1 && one < pages.length), pages.length];
  return [...new Set(wanted)];
}
