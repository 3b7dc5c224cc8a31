import CheckboxGroup from './checkbox-group.svelte';
import type { Examples } from './examples.ts';

export const component = CheckboxGroup;
export const examples = {
  'some ticked': {
    name: 'nghe',
    label: 'Nghề khai thác',
    help: 'Đánh dấu mọi nghề tàu làm',
    values: ['luoi-vay'],
    options: [
      { value: 'luoi-vay', label: 'Lưới vây' },
      { value: 'cau', label: 'Câu' },
    ],
  },
} satisfies Examples<typeof CheckboxGroup>;
