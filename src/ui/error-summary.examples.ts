import ErrorSummary from './error-summary.svelte';
import type { Examples } from './examples.ts';

export const component = ErrorSummary;
export const examples = {
  'two fields and one general': {
    errors: [
      { field: 'cccd-sai', text: 'Số định danh cá nhân có đúng 12 chữ số' },
      { field: 'truong-hop-sai', text: 'Chọn trường hợp để biết giấy tờ cần nộp' },
      { text: 'Mã xác nhận đã hết hạn, Anh/Chị yêu cầu mã mới' },
    ],
  },
} satisfies Examples<typeof ErrorSummary>;
