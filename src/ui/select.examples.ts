import type { Examples } from './examples.ts';
import Select from './select.svelte';

export const component = Select;
export const examples = {
  empty: {
    name: 'xa',
    label: 'Xã, phường',
    width: 'medium',
    options: [
      { value: '1', label: 'Phường Tân Thành', group: 'Phường' },
      { value: '2', label: 'Phường An Xuyên', group: 'Phường' },
      { value: '3', label: 'Xã Đất Mũi', group: 'Xã' },
    ],
  },
  chosen: {
    name: 'vai-tro',
    label: 'Vai trò',
    value: 'a',
    empty: false,
    width: 'medium',
    options: [{ value: 'a', label: 'Cán bộ tiếp nhận' }],
  },
  wrong: { name: 'xa-sai', label: 'Xã, phường', width: 'medium', options: [], error: 'Chọn xã, phường nơi Anh/Chị cư trú' },
} satisfies Examples<typeof Select>;
