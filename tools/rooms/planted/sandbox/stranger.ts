import { tidy } from '#kernel/text';

export const stranger = tidy('a');
