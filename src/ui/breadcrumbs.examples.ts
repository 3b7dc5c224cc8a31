import Breadcrumbs from './breadcrumbs.svelte';
import type { Examples } from './examples.ts';

export const component = Breadcrumbs;
export const examples = {
  two: {
    items: [
      { href: '/', label: 'Trang chủ' },
      { href: '/thu-tuc', label: 'Thủ tục' },
    ],
  },
} satisfies Examples<typeof Breadcrumbs>;
