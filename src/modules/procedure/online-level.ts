import { hasChannel, type RevisionContent } from './revision.ts';

/** How much of a procedure is done online (Decree 224/2026, art. 14): all of it, a part, or nothing but reading about it. */
export const ONLINE_LEVELS = ['full', 'partial', 'none'] as const;
export type OnlineLevel = (typeof ONLINE_LEVELS)[number];

const LEVEL_OF_FULL_PROCESS = 4;

/** Records still count in the levels of Decree 43/2011: 4 is the full process, 3 a part; nothing is online without the channel. */
export function onlineLevelOf(content: Pick<RevisionContent, 'record' | 'channels'>): OnlineLevel {
  if (!hasChannel(content, 'online')) return 'none';
  return content.record.serviceLevel === LEVEL_OF_FULL_PROCESS ? 'full' : 'partial';
}
