/** What applicant and office wrote to one another, on screen. */
export { default as MessagePanel } from './message-panel.svelte';
export type { ShownMessage } from './shown-message.ts';
