import Checkbox from './checkbox.svelte';
import type { Examples } from './examples.ts';

export const component = Checkbox;
export const examples = {
  plain: { name: 'cam-doan', label: 'Tôi cam đoan những điều khai trên là đúng sự thật' },
  ticked: { name: 'nhan-tin', label: 'Báo tin qua điện thoại', help: 'Mỗi lần hồ sơ có thay đổi', checked: true },
  wrong: { name: 'cam-doan-sai', label: 'Tôi cam đoan những điều khai trên là đúng sự thật', error: 'Anh/Chị cần cam đoan trước khi nộp' },
} satisfies Examples<typeof Checkbox>;
