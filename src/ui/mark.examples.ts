import type { Examples } from './examples.ts';
import Mark from './mark.svelte';

export const component = Mark;
export const examples = { normal: {}, large: { size: 'l' } } satisfies Examples<typeof Mark>;
