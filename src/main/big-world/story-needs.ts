import type { WorkingCalendar } from '#modules/calendar/server';
import type { Channel } from './filing-kinds.ts';

/** What the world lends to a story besides its scene. */
export interface StoryNeeds {
  readonly calendar: WorkingCalendar;
  readonly channel: Channel;
  readonly reference: string;
  readonly answersHash: string;
  readonly papers: readonly { readonly component: string; readonly sha256: string }[];
  readonly nextCode: (agencyId: string, at: number) => string;
  readonly resultPaper: string;
}
