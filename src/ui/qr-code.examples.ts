import type { Examples } from './examples.ts';
import QrCode from './qr-code.svelte';

export const component = QrCode;
export const examples = {
  normal: {
    size: 5,
    path: 'M0 0h3v1h-3zM0 1h1v1h-1zM4 1h1v1h-1zM2 2h2v1h-2zM0 3h5v1h-5zM1 4h1v1h-1z',
    label: 'Mở trang này trên điện thoại',
  },
} satisfies Examples<typeof QrCode>;
