/** What is looked at: a paper, one of its pages, how near, and how it is turned. It all stands in the address. */
export interface Looking {
  readonly paper: string | null;
  readonly page: number;
  readonly zoom: Zoom;
  readonly turn: Turn;
}

export const ZOOMS = [1, 2, 3] as const;
export type Zoom = (typeof ZOOMS)[number];
const TURNS = [0, 90, 180, 270] as const;
export type Turn = (typeof TURNS)[number];

/** The width in which a page is drawn for each step nearer, in pixels. */
export const WIDTH_OF = { 1: 1000, 2: 1500, 3: 2000 } as const satisfies Record<Zoom, number>;

/** Where the paper stands on the page. */
export const VIEWER = 'xem';

/** Reads an address that anybody may have written. */
export function readLooking(query: URLSearchParams): Looking {
  const paper = query.get('giay');
  return {
    paper: paper !== null && /^[\w-]{1,40}$/.test(paper) ? paper : null,
    page: Math.min(Math.max(Math.trunc(Number(query.get('trang'))) || 1, 1), 9999),
    zoom: ZOOMS.find((zoom) => String(zoom) === query.get('co')) ?? 1,
    turn: TURNS.find((turn) => String(turn) === query.get('xoay')) ?? 0,
  };
}

/** The query that leads to it, as short as it can be. */
export function queryOf({ paper, page, zoom, turn }: Looking): string {
  const query = new URLSearchParams();
  if (paper !== null) query.set('giay', paper);
  if (page !== 1) query.set('trang', String(page));
  if (zoom !== 1) query.set('co', String(zoom));
  if (turn !== 0) query.set('xoay', String(turn));
  return query.toString();
}

/** Turned once more, to the right or to the left. */
export function turnedOn(turn: Turn, by: 90 | 270): Turn {
  return TURNS.find((one) => one === (turn + by) % 360) ?? 0;
}
