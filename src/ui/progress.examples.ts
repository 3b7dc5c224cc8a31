import type { Examples } from './examples.ts';
import Progress from './progress.svelte';

export const component = Progress;
export const examples = {
  papers: { label: 'Giấy tờ đã có', value: 3, max: 12, text: '3/12 giấy tờ' },
  'time nearly spent': { label: 'Thời gian đã dùng', value: 20, max: 24, text: '20/24 giờ làm việc', tone: 'warning' },
} satisfies Examples<typeof Progress>;
