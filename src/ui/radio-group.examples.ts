import type { Examples } from './examples.ts';
import RadioGroup from './radio-group.svelte';

const options = [
  { value: 'moi', label: 'Tàu đóng mới', help: 'Tàu chưa từng được đăng ký ở đâu' },
  { value: 'mua', label: 'Tàu mua lại, được tặng hoặc thừa kế' },
  { value: 'thue', label: 'Tàu thuê', disabled: true },
];

export const component = RadioGroup;
export const examples = {
  chosen: { name: 'truong-hop', label: 'Trường hợp của Anh/Chị', options, value: 'moi' },
  wrong: {
    name: 'truong-hop-sai',
    label: 'Trường hợp của Anh/Chị',
    help: 'Chọn một trường hợp',
    options,
    error: 'Chọn trường hợp để biết giấy tờ cần nộp',
  },
} satisfies Examples<typeof RadioGroup>;
