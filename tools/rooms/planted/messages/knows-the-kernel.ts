// breaks: inward-from-messages
import { tidy } from '#kernel/text';

export const found = tidy;
