import type { Examples } from './examples.ts';
import Moment from './moment.svelte';

export const component = Moment;
export const examples = {
  instant: { at: '2026-11-22T03:00:00Z' },
  day: { at: '2026-11-22' },
  time: { at: '2026-11-22T10:00:00+07:00', show: 'time' },
} satisfies Examples<typeof Moment>;
