import ButtonLink from './button-link.svelte';
import { text, type Examples } from './examples.ts';

export const component = ButtonLink;
export const examples = {
  primary: { href: '#', icon: 'edit', children: text('Nộp trực tuyến') },
  secondary: { href: '#', variant: 'secondary', icon: 'download', children: text('Tải giấy tiếp nhận') },
} satisfies Examples<typeof ButtonLink>;
