import type { Examples } from './examples.ts';
import TextArea from './text-area.svelte';

export const component = TextArea;
export const examples = {
  empty: { name: 'ly-do', label: 'Lý do yêu cầu bổ sung', help: 'Nêu đủ một lần, người nộp sẽ đọc nguyên văn' },
  wrong: { name: 'ly-do-sai', label: 'Lý do', error: 'Nhập lý do, ít nhất một câu' },
} satisfies Examples<typeof TextArea>;
