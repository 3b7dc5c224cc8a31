import type { Examples } from './examples.ts';
import SearchBox from './search-box.svelte';

export const component = SearchBox;
export const examples = {
  normal: { action: '/thu-tuc', id: 'tim-1', label: 'Tìm thủ tục', showLabel: true, value: 'khai sinh' },
  large: { action: '/thu-tuc', id: 'tim-2', label: 'Tìm thủ tục theo tên', size: 'large', placeholder: 'Ví dụ: dang ky tau ca' },
} satisfies Examples<typeof SearchBox>;
