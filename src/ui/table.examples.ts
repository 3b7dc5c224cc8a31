import type { Examples } from './examples.ts';
import Table from './table.svelte';

export const component = Table;
export const examples = {
  queue: {
    caption: 'Hồ sơ chờ tiếp nhận',
    columns: [
      { key: 'name', label: 'Hồ sơ' },
      { key: 'owner', label: 'Chủ hồ sơ' },
      { key: 'filed', label: 'Nộp lúc' },
      { key: 'left', label: 'Còn lại', align: 'end' },
    ],
    rows: [
      { name: 'Cấp giấy chứng nhận đăng ký tàu cá', owner: 'Trần Văn Mẫu', filed: '08:12, 20/11/2026', left: '3 giờ' },
      { name: 'Đăng ký khai sinh', owner: 'Lê Thị Thử', filed: '16:40, 19/11/2026', left: '1 giờ' },
    ],
  },
} satisfies Examples<typeof Table>;
