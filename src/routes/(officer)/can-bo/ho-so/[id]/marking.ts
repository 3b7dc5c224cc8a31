import type { Mark } from './show-marks.ts';

/** What was typed into a mark and could not be kept. */
export interface Typed {
  readonly place: string;
  readonly code: string;
  readonly reason: string;
  readonly field: string | null;
  readonly text: string;
}

/** What every mark of a page has in common. */
export interface Marking {
  readonly markOf: (place: string) => Mark | undefined;
  readonly of: (place: string) => { readonly mayMark: boolean; readonly back: string; readonly marking: Typed | null };
}

export function markingOf(
  { marks, mayMark, back }: { readonly marks: readonly Mark[]; readonly mayMark: boolean; readonly back: string },
  typed: Typed | undefined,
): Marking {
  return {
    markOf: (place) => marks.find((mark) => mark.place === place),
    of: (place) => ({ mayMark, back, marking: typed?.place === place ? typed : null }),
  };
}
