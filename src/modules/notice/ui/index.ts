/** What a person was told, on screen. */
export { default as NoticeLetter } from './notice-letter.svelte';
