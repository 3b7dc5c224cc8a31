import { label } from '#ui';

export const card = label;
