import { isId } from '#kernel/ids';
import { readTypedDay } from '#kernel/typed-day';

export const DUE_FILTERS = ['late', 'soon'] as const;
export const SEEN_FILTERS = ['unopened', 'changed'] as const;
export const CHANNELS = ['online', 'direct', 'postal'] as const;

/** What a list is narrowed down by; everything absent asks for nothing. */
export interface QueueFilters {
  readonly procedure?: string;
  /** By the office's own time: over, or less than a working day of it left. */
  readonly due?: (typeof DUE_FILTERS)[number];
  /** An officer's id, or `none`: given to nobody yet. */
  readonly assignee?: string;
  readonly unit?: string;
  readonly channel?: (typeof CHANNELS)[number];
  /** Days, both included: when it was received, or filed where nobody has received it yet. */
  readonly from?: string;
  readonly until?: string;
  /** What no officer has opened yet, or what has changed since this one looked. */
  readonly seen?: (typeof SEEN_FILTERS)[number];
}

const FILTER_NAMES = [
  'procedure',
  'due',
  'assignee',
  'unit',
  'channel',
  'from',
  'until',
  'seen',
] as const satisfies readonly (keyof QueueFilters)[];

/** Reads filters as an address or a form says them; what makes no sense asks for nothing. */
export function readFilters(said: (name: (typeof FILTER_NAMES)[number]) => string | null): QueueFilters {
  const read = FILTER_NAMES.flatMap((name) => {
    const value = READERS[name](said(name)?.trim() ?? '');
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(read);
}

const READERS: Record<(typeof FILTER_NAMES)[number], (text: string) => string | null> = {
  procedure: (text) => (/^[\w.-]{1,40}$/.test(text) ? text : null),
  due: (text) => oneOf(DUE_FILTERS, text),
  assignee: (text) => (text === 'none' || isId(text) ? text : null),
  unit: (text) => (/^[A-Z0-9.]{1,35}$/.test(text) ? text : null),
  channel: (text) => oneOf(CHANNELS, text),
  from: dayIn,
  until: dayIn,
  seen: (text) => oneOf(SEEN_FILTERS, text),
};

/** Two digits of a year are this century's. */
function dayIn(text: string): string | null {
  const read = readTypedDay(text, '2099-12-31');
  return read.ok ? read.day : null;
}

/** How many questions a list is narrowed down by. */
export function countFilters(filters: QueueFilters): number {
  return FILTER_NAMES.filter((name) => filters[name] !== undefined).length;
}

function oneOf(known: readonly string[], text: string): string | null {
  return known.includes(text) ? text : null;
}
