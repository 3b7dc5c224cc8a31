/** A dossier on screen: the same words and colours for those who filed it and those who settle it. */
export { default as DueTag } from './due-tag.svelte';
export { default as FactHistory } from './fact-history.svelte';
export { default as StateTag } from './state-tag.svelte';
export { dossierTimeline } from './dossier-timeline.ts';
export { sayFact, type SaidFact, type SaidReason } from './say-fact.ts';
export type { DueReading } from '../due-reading.ts';
