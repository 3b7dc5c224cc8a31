import type { Examples } from './examples.ts';
import Tabs from './tabs.svelte';

export const component = Tabs;
export const examples = {
  queue: {
    label: 'Hàng việc',
    items: [
      { href: '#1', label: 'Chờ tiếp nhận', count: 12, current: true },
      { href: '#2', label: 'Đang xử lý', count: 34 },
      { href: '#3', label: 'Chờ bổ sung', count: 3 },
      { href: '#4', label: 'Tất cả' },
    ],
  },
} satisfies Examples<typeof Tabs>;
