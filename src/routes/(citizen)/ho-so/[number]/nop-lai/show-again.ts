import { principalOf } from '#modules/citizen';
import { placedControls, visibleControls, type CarriedOver, type LeftBehind } from '#modules/form';
import type { Offers } from '#modules/locker';
import { showDay } from '#kernel/typed-day';
import type { Words } from '#messages';
import { paperToTake, type Again } from './again-here.ts';

/** A paper that goes along. */
export interface TakenPaper {
  readonly component: string;
  readonly paperId: string;
  readonly asked: string;
  readonly name: string;
  readonly href: string;
}

/** What goes along and what does not, in words. */
export interface ShownAgain {
  readonly taken: readonly string[];
  readonly papers: readonly TakenPaper[];
  readonly left: readonly { readonly because: LeftBehind; readonly labels: readonly string[] }[];
  /** Papers asked for that do not go along, each with why, where something is there at all. */
  readonly toGive: readonly { readonly name: string; readonly why: string | null }[];
}

const REASONS: readonly LeftBehind[] = ['newer-known', 'of-that-time', 'not-fitting', 'declared'];

export function showAgain(
  again: Again,
  { carried, offers }: { readonly carried: CarriedOver; readonly offers: ReadonlyMap<string, Offers> },
  words: Words,
): ShownAgain {
  const papers = papersToTake(again, offers);
  const taken = new Set(papers.map(({ component }) => component));
  const shown = visibleControls(again.form, carried.answers).flatMap(({ control, required }) => {
    const { paper } = control.options;
    return paper?.supply === 'upload' && !taken.has(paper.component) ? [{ paper, required, label: control.label }] : [];
  });
  return {
    taken: carried.taken.map(({ label }) => label),
    papers,
    left: REASONS.map((because) => ({
      because,
      labels: carried.left.filter((one) => one.because === because).map(({ label }) => label),
    })).filter(({ labels }) => labels.length > 0),
    toGive: shown.flatMap(({ paper, required, label }) => {
      const why = whyNot(offers.get(paper.component), words);
      return required || why !== null ? [{ name: label, why }] : [];
    }),
  };
}

/** The papers that go along, also for what only a later answer asks for. */
export function papersToTake(again: Again, offers: ReadonlyMap<string, Offers>): readonly TakenPaper[] {
  const holder = principalOf(again.actor);
  return [...offers].flatMap(([component, found]) => {
    const paperId = paperToTake(found, again.earlier);
    const paper = found.offered.find((one) => one.paper.id === paperId)?.paper;
    if (paper?.holderId !== holder) return [];
    const asked = placedControls(again.form).find(({ control }) => control.options.paper?.component === component)?.control.label;
    const name = paper.number === null ? paper.name : `${paper.name} ${paper.number}`;
    return [{ component, paperId: paper.id, asked: asked ?? paper.name, name, href: `/kho/giay-to/${paper.id}` }];
  });
}

function whyNot(offers: Offers | undefined, words: Words): string | null {
  if (offers && offers.offered.length > 1) return words('again.papers.choose', { count: offers.offered.length });
  const first = offers?.withheld[0];
  if (!first) return null;
  const day = first.paper.expiresOn === null ? '' : showDay(first.paper.expiresOn);
  return words(`locker.withheld.${first.because[0]}`, { name: first.paper.name, day });
}
