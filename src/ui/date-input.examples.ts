import DateInput from './date-input.svelte';
import type { Examples } from './examples.ts';

export const component = DateInput;
export const examples = {
  empty: { name: 'ngay-sinh', label: 'Ngày sinh' },
  wrong: { name: 'ngay-sinh-sai', label: 'Ngày sinh', value: '31/02/1990', error: 'Tháng 2 không có ngày 31' },
} satisfies Examples<typeof DateInput>;
