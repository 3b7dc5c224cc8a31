import DescriptionList from './description-list.svelte';
import type { Examples } from './examples.ts';

export const component = DescriptionList;
export const examples = {
  'answers to review': {
    items: [
      { term: 'Họ và tên', text: 'Trần Văn Mẫu', action: { href: '#', label: 'Sửa' } },
      { term: 'Nơi cư trú', text: 'Ấp Mẫu, xã Đất Mũi, tỉnh Cà Mau', action: { href: '#', label: 'Sửa' } },
      { term: 'Thư điện tử', text: null, action: { href: '#', label: 'Sửa' } },
    ],
  },
  stacked: {
    stacked: true,
    items: [
      { term: 'Hạn trả kết quả', text: '10:00, 25/11/2026' },
      { term: 'Nơi trả', text: 'Tại quầy' },
    ],
  },
} satisfies Examples<typeof DescriptionList>;
