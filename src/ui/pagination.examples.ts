import type { Examples } from './examples.ts';
import Pagination from './pagination.svelte';

export const component = Pagination;
export const examples = {
  middle: { first: '#', previous: '#', next: '#', label: 'Trang giữa' },
  'first page': { next: '#', label: 'Trang đầu' },
} satisfies Examples<typeof Pagination>;
