import Card from './card.svelte';
import { text, type Examples } from './examples.ts';

export const component = Card;
export const examples = {
  plain: { title: 'Phí, lệ phí', children: text('Chưa công bố') },
  'leads somewhere': {
    href: '#',
    icon: 'boat',
    kicker: '1.003650',
    title: 'Cấp giấy chứng nhận đăng ký tàu cá',
    children: text('3 ngày làm việc'),
  },
  marked: { marked: true, title: 'Việc của Anh/Chị bây giờ', children: text('Bổ sung một giấy tờ'), footer: text('Hạn: 30/11/2026') },
} satisfies Examples<typeof Card>;
