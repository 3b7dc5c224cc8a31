import { text, type Examples } from './examples.ts';
import PageHeading from './page-heading.svelte';

export const component = PageHeading;
export const examples = {
  whole: {
    kicker: '1.003650',
    title: 'Cấp giấy chứng nhận đăng ký tàu cá, tàu phục vụ nuôi trồng thủy sản',
    lead: 'Dành cho chủ tàu từ 6 mét trở lên.',
    tags: text('Toàn trình'),
  },
} satisfies Examples<typeof PageHeading>;
