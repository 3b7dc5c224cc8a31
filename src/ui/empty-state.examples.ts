import EmptyState from './empty-state.svelte';
import { text, type Examples } from './examples.ts';

export const component = EmptyState;
export const examples = {
  'no dossier yet': { title: 'Anh/Chị chưa có hồ sơ nào', children: text('Hồ sơ đã nộp và bản nháp sẽ nằm ở đây.') },
  'nothing found': { title: 'Không tìm thấy thủ tục nào', icon: 'search', children: text('Thử từ khác, gõ không dấu cũng được.') },
} satisfies Examples<typeof EmptyState>;
