import type { Examples } from './examples.ts';
import Figures from './figures.svelte';

export const component = Figures;
export const examples = {
  three: {
    items: [
      { value: '1.204', label: 'hồ sơ nhận tháng này' },
      { value: '98,2%', label: 'đúng hạn', href: '#' },
      { value: '1 ngày', label: 'thời gian giải quyết ở giữa' },
    ],
  },
} satisfies Examples<typeof Figures>;
