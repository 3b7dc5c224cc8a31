import { tidy } from '#kernel/text';

export const place = tidy(' Cà Mau ');
