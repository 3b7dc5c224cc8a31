import type { Examples } from './examples.ts';
import FileInput from './file-input.svelte';

export const component = FileInput;
export const examples = {
  empty: {
    name: 'giay-to',
    label: 'Giấy chứng nhận xuất xưởng',
    help: 'Ảnh chụp rõ bốn góc hoặc PDF, tối đa 10 MB',
    accept: 'image/*,.pdf',
  },
  wrong: { name: 'giay-to-sai', label: 'Biên lai nộp lệ phí trước bạ', error: 'Tệp này rỗng. Anh/Chị chọn lại tệp khác' },
} satisfies Examples<typeof FileInput>;
