import type { Examples } from './examples.ts';
import TextInput from './text-input.svelte';

export const component = TextInput;
export const examples = {
  empty: { name: 'ho-ten', label: 'Họ và tên' },
  'with help': { name: 'cccd', label: 'Số định danh cá nhân', help: '12 chữ số trên thẻ căn cước', width: 'medium', inputmode: 'numeric' },
  'known already': {
    name: 'dien-thoai',
    label: 'Số điện thoại',
    value: '0900000001',
    note: 'Lấy từ tài khoản của Anh/Chị',
    width: 'medium',
  },
  wrong: {
    name: 'cccd-sai',
    label: 'Số định danh cá nhân',
    value: '09608500',
    error: 'Số định danh cá nhân có đúng 12 chữ số',
    width: 'medium',
  },
  optional: { name: 'email', label: 'Thư điện tử', optional: true, type: 'email' },
  'html in the label is text': { name: 'html', label: '<b>Họ và tên</b>', value: '"><script>' },
} satisfies Examples<typeof TextInput>;
