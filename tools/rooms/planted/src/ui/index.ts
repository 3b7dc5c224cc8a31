import { tidy } from '#kernel/text';

export const label = tidy(' a ');
