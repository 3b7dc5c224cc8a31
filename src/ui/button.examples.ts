import Button from './button.svelte';
import { text, type Examples } from './examples.ts';

export const component = Button;
export const examples = {
  primary: { children: text('Nộp hồ sơ') },
  secondary: { variant: 'secondary', children: text('Lưu bản nháp') },
  quiet: { variant: 'quiet', children: text('Để sau') },
  danger: { variant: 'danger', children: text('Rút hồ sơ') },
  large: { size: 'large', icon: 'arrow', children: text('Bắt đầu') },
  disabled: { disabled: true, children: text('Tiếp nhận') },
} satisfies Examples<typeof Button>;
