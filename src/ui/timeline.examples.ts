import type { Examples } from './examples.ts';
import Timeline from './timeline.svelte';

export const component = Timeline;
export const examples = {
  'on its way': {
    label: 'Quá trình giải quyết',
    items: [
      { title: 'Nộp hồ sơ', state: 'done', at: '2026-11-19T16:40:00+07:00', by: 'Người nộp' },
      {
        title: 'Tiếp nhận',
        state: 'done',
        at: '2026-11-20T07:35:00+07:00',
        by: 'Bộ phận một cửa, cán bộ tiếp nhận',
        remark: 'Định mức 4 giờ, đã dùng 35 phút',
      },
      { title: 'Chờ bổ sung giấy tờ', state: 'paused', at: '2026-11-20T09:00:00+07:00', text: 'Ảnh giấy chứng nhận xuất xưởng bị mờ' },
      {
        title: 'Thẩm định',
        state: 'current',
        by: 'Chi cục Thủy sản, chuyên viên',
        late: true,
        atLabel: 'Hạn',
        at: '2026-11-21T10:00:00+07:00',
      },
      { title: 'Trả kết quả', state: 'planned', atLabel: 'Dự kiến', at: '2026-11-25' },
    ],
  },
  stopped: {
    items: [
      { title: 'Nộp hồ sơ', state: 'done', at: '2026-11-19' },
      { title: 'Không được tiếp nhận', state: 'stopped', text: 'Thủ tục không thuộc thẩm quyền' },
    ],
  },
} satisfies Examples<typeof Timeline>;
