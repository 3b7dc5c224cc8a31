/** A dossier on screen: the same words and colours for those who filed it and those who settle it. */
export { default as DueTag } from './due-tag.svelte';
export { default as FactHistory } from './fact-history.svelte';
export { default as StateTag } from './state-tag.svelte';
export { dossierTimeline, type TimelineNames } from './dossier-timeline.ts';
export { sayDue, type SaidDue } from './say-due.ts';
export { sayFact, type FactNames, type SaidFact, type SaidReason } from './say-fact.ts';
export { sayWorkingTime } from './say-working-time.ts';
export type { DueReading } from '../due-reading.ts';
