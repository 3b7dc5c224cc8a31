import { text, type Examples } from './examples.ts';
import Notice from './notice.svelte';

export const component = Notice;
export const examples = {
  info: {
    title: 'Giờ làm việc',
    children: text('Nộp trực tuyến lúc nào cũng được. Hồ sơ nộp ngoài giờ được tính từ đầu giờ làm việc kế tiếp.'),
  },
  success: { tone: 'success', title: 'Đã nộp hồ sơ', live: true, children: text('Mã tra cứu: TC-2026-000123') },
  warning: { tone: 'warning', title: 'Cần bổ sung giấy tờ', children: text('Anh/Chị bổ sung trước ngày 30/11/2026.') },
  danger: { tone: 'danger', children: text('Mã xác nhận không đúng hoặc đã hết hạn.') },
  neutral: { tone: 'neutral', children: text('Bản nháp được giữ 30 ngày.') },
} satisfies Examples<typeof Notice>;
