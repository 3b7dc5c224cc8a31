import { text, type Examples } from './examples.ts';
import Tag from './tag.svelte';

export const component = Tag;
export const examples = {
  '1 Mới đăng ký': { tone: 'fresh', children: text('Mới đăng ký') },
  '2 Được tiếp nhận': { tone: 'info', children: text('Được tiếp nhận') },
  '3 Không được tiếp nhận': { tone: 'danger', children: text('Không được tiếp nhận') },
  '4 Đang xử lý': { tone: 'progress', children: text('Đang xử lý') },
  '5 Yêu cầu bổ sung': { tone: 'paused', children: text('Yêu cầu bổ sung giấy tờ') },
  '6 Nghĩa vụ tài chính': { tone: 'paused', children: text('Yêu cầu thực hiện nghĩa vụ tài chính') },
  '7 Yêu cầu rút': { tone: 'closed', children: text('Công dân yêu cầu rút hồ sơ') },
  '8 Dừng xử lý': { tone: 'closed', children: text('Dừng xử lý') },
  '9 Đã xử lý xong': { tone: 'success', children: text('Đã xử lý xong') },
  '10 Đã trả kết quả': { tone: 'settled', children: text('Đã trả kết quả') },
  late: { tone: 'danger', children: text('Quá hạn 2 ngày') },
  'due soon': { tone: 'warning', children: text('Còn 4 giờ') },
} satisfies Examples<typeof Tag>;
