import Disclosure from './disclosure.svelte';
import { text, type Examples } from './examples.ts';

export const component = Disclosure;
export const examples = {
  closed: { title: 'Căn cứ pháp lý', children: text('Luật Thủy sản và các văn bản hướng dẫn.') },
  open: { title: 'Nộp thay người khác được không?', open: true, children: text('Được, khi có giấy ủy quyền.') },
} satisfies Examples<typeof Disclosure>;
