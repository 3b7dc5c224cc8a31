import type { Examples } from './examples.ts';
import Stepper from './stepper.svelte';

export const component = Stepper;
export const examples = {
  'third of five': {
    label: 'Các bước nộp hồ sơ',
    current: 2,
    steps: [
      { label: 'Trường hợp', href: '#' },
      { label: 'Người nộp', href: '#' },
      { label: 'Tờ khai' },
      { label: 'Giấy tờ' },
      { label: 'Xem lại và nộp' },
    ],
  },
} satisfies Examples<typeof Stepper>;
