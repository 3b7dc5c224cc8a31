import type { Examples } from './examples.ts';
import Icon from './icon.svelte';

export const component = Icon;
export const examples = {
  small: { name: 'check', size: 's' },
  search: { name: 'search' },
  paper: { name: 'paper', size: 'l' },
  boat: { name: 'boat', size: 'xl' },
} satisfies Examples<typeof Icon>;
